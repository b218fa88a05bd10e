"""Modes are found, never listed."""

from pathlib import Path

from causerie.translation.engines.apertium.modes import Mode, Side, installed
from causerie.translation.engines.apertium.routes import ranked
from causerie.translation.engines.base import Pair
from tests.translation.apertium.work import FIVE, OwnModes


def _names(modes: dict[str, Mode], source: str, target: str) -> tuple[str, ...]:
    return ranked(modes.values(), Pair(source, target))[0].names


def test_a_machine_without_apertium_has_no_pairs(tmp_path: Path) -> None:
    assert installed([tmp_path / "nowhere"]) == {}
    assert OwnModes(tmp_path).engine().pairs() == frozenset()


def test_codes_of_three_letters_and_two_are_one_language() -> None:
    assert Side.of("eng", "") == Side.of("en", "")
    assert [Side.of(code, "").language for code in ("spa", "fra", "cat", "rus", "ukr", "hbs")] == [
        "es", "fr", "ca", "ru", "uk", "sh",
    ]  # fmt: skip


def test_a_variant_is_for_its_own_locale_only(installed: dict[str, Mode]) -> None:
    assert _names(installed, "es", "pt") == ("es-pt",)
    assert _names(installed, "es", "pt-br") == ("es-pt_BR",)
    assert _names(installed, "pt-br", "es") == ("pt-es",)
    assert _names(installed, "en", "ca") == ("eng-cat",)


def test_variants_of_one_language_are_not_translated(installed: dict[str, Mode]) -> None:
    assert ranked(installed.values(), Pair("pt", "pt-br")) == []


def test_no_way_has_more_than_two_hops(installed: dict[str, Mode]) -> None:
    for source in FIVE:
        for target in FIVE:
            ways = ranked(installed.values(), Pair(source, target))
            assert all(len(way.modes) <= 2 for way in ways)
            assert bool(ways) == (source != target)


def test_a_better_way_by_a_third_language_is_taken_if_it_is_much_better(
    installed: dict[str, Mode],
) -> None:
    assert _names(installed, "fr", "es") == ("fra-cat", "cat-spa")
    assert _names(installed, "en", "es") == ("eng-spa",)


def test_what_is_no_mode_is_passed_over(own_modes: OwnModes) -> None:
    own_modes.add("en-es", "echo")
    folder = own_modes.folder / "modes"
    (folder / "en-fr.mode").write_text("no-such-program-anywhere x", encoding="utf-8")
    (folder / "en-pt.mode").write_text("'never closed", encoding="utf-8")
    (folder / "en-ca.mode").write_text("", encoding="utf-8")
    (folder / "README.mode").write_text("cat", encoding="utf-8")
    (folder / "eco-en-fr.mode").write_text("cat", encoding="utf-8")
    (folder / "fr-en.mode").write_bytes(b"\xff" * 30_000)
    assert set(installed([own_modes.folder])) == {"en-es"}
    assert own_modes.engine().pairs() == {Pair("en", "es")}
