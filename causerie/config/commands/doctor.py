"""`causerie doctor`: checks the site and says what to mend."""

import argparse
from collections.abc import Iterator
from textwrap import fill

from causerie.config.doctor.examination import examine
from causerie.config.doctor.finding import Level
from causerie.config.doctor.translating import Missing, Probe, pairs_to_probe, probe_all
from causerie.config.refusal import Refusal
from causerie.translation.engines.base import Pair

EXIT_FAILED = 1
SUBJECT_WIDTH = 12
ADVICE_WIDTH = 100


def run(arguments: argparse.Namespace) -> int:
    if arguments.subject == "translate":
        return _translate(arguments.pairs, is_paid_too=arguments.paid)
    levels = []
    for check, finding in examine():
        levels.append(finding.level)
        print(f"{finding.level:4}  {check.subject:{SUBJECT_WIDTH}}  {finding.found}", flush=True)
        if finding.mend:
            print(f"{'':4}  {'':{SUBJECT_WIDTH}}  -> {finding.mend}", flush=True)
    counts = ", ".join(f"{levels.count(level)} {level}" for level in Level)
    print(f"\n{counts}")
    return EXIT_FAILED if Level.FAIL in levels else 0


def _translate(said: str, *, is_paid_too: bool) -> int:
    pairs = [_pair(one) for one in said.split(",")] if said else pairs_to_probe()
    print(f"{'pair':8}{'engine':12}{'ms':>6}{'unknown':>9}{'chrF':>7}  route")
    probes = []
    for probe in probe_all(pairs, is_paid_too=is_paid_too):
        probes.append(probe)
        print(_line(probe), flush=True)
    for advice in _advice(probes):
        print(f"\n{advice}")
    return EXIT_FAILED if any(probe.trouble for probe in probes) else 0


def _advice(probes: list[Probe]) -> Iterator[str]:
    """What the same is true of is said once."""
    for missing in Missing:
        if pairs := [str(probe.pair) for probe in probes if probe.missing is missing]:
            said = [f"{missing} ({len(pairs)}): {', '.join(pairs)}", f"-> {missing.advice}"]
            yield "\n".join(fill(line, ADVICE_WIDTH, break_on_hyphens=False) for line in said)


def _pair(said: str) -> Pair:
    source, _sign, target = said.strip().lower().partition(">" if ">" in said else "-")
    if not source or not target:
        raise Refusal(f"{said!r} is no pair of locales; write it as en-es")
    return Pair(source, target)


def _line(probe: Probe) -> str:
    begun = f"{probe.pair!s:8}{probe.engine or '-':12}"
    if probe.missing:
        return f"{begun}      {probe.missing}"
    if probe.trouble:
        return f"{begun}FAIL  {probe.trouble}"
    unknown = "" if probe.unknown is None else f"{probe.unknown:.1%}"
    quality = "" if probe.chrf is None else f"{probe.chrf:.1f}"
    poor = "  (rough: readers will often need the original)" if probe.is_poor else ""
    return f"{begun}{probe.milliseconds:>6.0f}{unknown:>9}{quality:>7}  {probe.route}{poor}"
