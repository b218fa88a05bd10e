"""`causerie doctor`: checks the site and says what to mend."""

import argparse

from causerie.config.doctor.examination import examine
from causerie.config.doctor.finding import Level

EXIT_FAILED = 1
SUBJECT_WIDTH = 12


def run(arguments: argparse.Namespace) -> int:
    levels = []
    for check, finding in examine():
        levels.append(finding.level)
        print(f"{finding.level:4}  {check.subject:{SUBJECT_WIDTH}}  {finding.found}", flush=True)
        if finding.mend:
            print(f"{'':4}  {'':{SUBJECT_WIDTH}}  -> {finding.mend}", flush=True)
    counts = ", ".join(f"{levels.count(level)} {level}" for level in Level)
    print(f"\n{counts}")
    return EXIT_FAILED if Level.FAIL in levels else 0
