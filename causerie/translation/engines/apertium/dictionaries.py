"""Copies of a mode's dictionaries that know our stand-ins as the names of the pair are known.

Pairs tag their names differently (`<np><al>`, `<np><org><f><sg>`, `<np><top><m><sg>`), so known
names are looked up in each, and a stand-in is tagged as they are.
"""

import re
import subprocess
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple
from xml.sax.saxutils import quoteattr

from causerie.translation.engines.apertium.modes import Stage
from causerie.translation.engines.apertium.stand_ins import CLASSES, OTHER_KIND

Tags = tuple[str, ...]


class _Known(NamedTuple):
    names: str
    # Of its analyses, those with the first and without any of the others.
    first_tags: frozenset[str]
    other_tags: frozenset[str]

    def has_like(self, tags: Tags) -> bool:
        return tags[0] in self.first_tags and not self.other_tags & set(tags)


# By the letter of the kind.
_KNOWN_NAMES = {
    OTHER_KIND: _Known(
        "Microsoft Google Greenpeace UNESCO NATO OTAN ООН Газпром",
        frozenset({"np", "n"}), frozenset({"ant", "cog", "loc", "top"}),
    ),
    "l": _Known(
        "Madrid Barcelona Paris París London Londres Londra Europa Europe Москва Київ Россия",
        frozenset({"np"}), frozenset({"ant", "cog", "al", "org"}),
    ),
    "p": _Known(
        "Maria Marie John Jean Pedro Pierre Anna Мария Иван Анна Марія Іван",
        frozenset({"np"}), frozenset({"cog", "loc", "top", "al", "org"}),
    ),
}  # fmt: skip
_ANALYSIS = re.compile(r"\^([^/$^]+)/([^$^]+)\$")
_TAGGED = re.compile(r"([^</]+)((?:<[\w-]+>)+)")
_GENDERS = {"m", "f", "mf", "nt"}
_NUMBERS = {"sg", "pl", "sp"}
_INITIALS = "acr"
# Milliseconds each; a dictionary of another size is broken.
_SECONDS_MAX = 20
# The name of a section must be no dictionary's own: one of the same name is lost.
_SECTION = "causerie"


class Unable(Exception):
    """The mode cannot be taught: its programs are others, or the compiler is missing."""


class _Entry(NamedTuple):
    pattern: str
    left: Tags
    right: Tags


class _Lookup(NamedTuple):
    kind: str
    lemma: str
    tags: str


@dataclass(frozen=True)
class _Place:
    """Where a dictionary is named."""

    stage: int
    argument: int


def taught(stages: Sequence[Stage], folder: Path) -> tuple[Stage, ...]:
    """The stages with dictionaries of ours, written to `folder`. Raises Unable."""
    places = (_analyser(stages), _bilingual(stages))
    files = [Path(stages[place.stage].arguments[place.argument]) for place in places]
    known = _known_tags(stages[0], files[1])
    new = list(stages)
    for place, file, entries in zip(places, files, _entries(known), strict=True):
        copy = folder / file.name
        _append(entries, file, copy)
        new[place.stage] = _with(new[place.stage], place.argument, str(copy))
    return tuple(new)


def _entries(known: dict[str, tuple[Tags, Tags]]) -> tuple[list[_Entry], list[_Entry]]:
    """For the analyser and the bilingual dictionary. The generator needs none: the lemma that it
    does not know is the word itself."""
    analysed, paired = [], []
    for each in CLASSES:
        source, target = known.get(each.kind) or known[OTHER_KIND]
        left = _inflected(source, each.source_gender, each.number)
        right = _inflected(target, each.target_gender, each.number)
        analysed.append(_Entry(each.pattern, (), left))
        paired.append(_Entry(each.pattern, left, right))
    return analysed, paired


def _inflected(tags: Tags, gender: str, number: str) -> Tags:
    numbered = {"s": "sg", "p": "pl"}[number]
    return tuple(
        gender if tag in _GENDERS else numbered if tag in _NUMBERS else tag for tag in tags
    )


def _known_tags(analyser: Stage, bilingual: Path) -> dict[str, tuple[Tags, Tags]]:
    """Of each kind, how a name is tagged in the source and in the target. Raises Unable."""
    lookups = list(_lookups(analyser))
    asked = " ".join(f"^{each.lemma}{each.tags}$" for each in lookups)
    answers = _ANALYSIS.findall(_run(analyser.program, ("-b", str(bilingual)), asked))
    found: dict[str, tuple[Tags, Tags]] = {}
    for lookup, (_, answer) in zip(lookups, answers, strict=True):
        match = _TAGGED.match(answer)
        if match and not match[1].startswith("@"):
            pair = _tags(lookup.tags), _tags(match[2])
            if lookup.kind not in found or _agrees(pair) > _agrees(found[lookup.kind]):
                found[lookup.kind] = pair
    if not found:
        raise Unable("it knows none of the names that were tried")
    return {OTHER_KIND: next(iter(found.values())), **found}


def _lookups(analyser: Stage) -> Iterator[_Lookup]:
    for kind, known in _KNOWN_NAMES.items():
        for _, readings in _ANALYSIS.findall(
            _run(analyser.program, analyser.arguments, known.names)
        ):
            for reading in readings.split("/"):
                match = _TAGGED.fullmatch(reading)
                if match and known.has_like(_tags(match[2])):
                    yield _Lookup(kind, match[1], match[2])


def _agrees(pair: tuple[Tags, Tags]) -> tuple[bool, bool]:
    """With a gender, articles and adjectives can agree with it. They do with the initials of an
    organisation in each pair of Debian's, with its name in half of them."""
    return bool(_GENDERS & set(pair[1])), _INITIALS in pair[1]


def _tags(text: str) -> Tags:
    return tuple(re.findall(r"<([\w-]+)>", text))


def _append(entries: Iterable[_Entry], file: Path, copy: Path) -> None:
    source, compiled = copy.with_suffix(".dix"), copy.with_suffix(".ours")
    source.write_text(_dictionary(sorted(entries)), encoding="utf-8")
    _run("lt-comp", ("lr", str(source), str(compiled)))
    _run("lt-append", (str(compiled), str(file), str(copy)))


def _dictionary(entries: Sequence[_Entry]) -> str:
    tags = sorted({tag for entry in entries for tag in (*entry.left, *entry.right)})
    symbols = "".join(f"<sdef n={quoteattr(tag)}/>" for tag in tags)
    return (
        f"<dictionary><alphabet/><sdefs>{symbols}</sdefs>"
        f'<section id="{_SECTION}" type="standard">{"".join(map(_element, entries))}</section>'
        "</dictionary>"
    )


def _element(entry: _Entry) -> str:
    left, right = (
        "".join(f"<s n={quoteattr(tag)}/>" for tag in tags) for tags in (entry.left, entry.right)
    )
    return f"<e><re>{entry.pattern}</re><p><l>{left}</l><r>{right}</r></p></e>"


def _run(program: str, arguments: Sequence[str], text: str = "") -> str:
    try:
        done = subprocess.run(  # noqa: S603 # Apertium's own programs and dictionaries
            [program, *arguments], input=text.encode(), capture_output=True, check=True,
            timeout=_SECONDS_MAX,
        )  # fmt: skip
    except (OSError, subprocess.SubprocessError) as error:
        raise Unable(f"{program} does not work") from error
    return done.stdout.decode(errors="replace")


def _analyser(stages: Sequence[Stage]) -> _Place:
    if stages[0].name != "lt-proc":
        raise Unable("no analyser of lttoolbox")
    return _Place(0, len(stages[0].arguments) - 1)


def _bilingual(stages: Sequence[Stage]) -> _Place:
    for index, stage in enumerate(stages):
        options = [word for word in stage.arguments if word.startswith("-")]
        files = len(stage.arguments) - len(options)
        if (stage.name == "lt-proc" and options == ["-b"]) or (
            stage.name == "apertium-transfer" and not options and files == 3
        ):
            return _Place(index, len(stage.arguments) - 1)
    raise Unable("no bilingual dictionary")


def _with(stage: Stage, argument: int, file: str) -> Stage:
    arguments = list(stage.arguments)
    arguments[argument] = file
    return replace(stage, arguments=tuple(arguments))
