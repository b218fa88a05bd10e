import pytest

from causerie.lib.engine_chains import chain_for, read_chains

ENGINES = ["apertium", "deepl", "chat"]


def test_the_first_pair_that_fits_holds() -> None:
    chains = read_chains("en-es: deepl apertium; *-uk: chat; en-*: apertium", ENGINES)
    assert chain_for(chains, "en", "es", ENGINES) == ("deepl", "apertium")
    assert chain_for(chains, "en", "uk", ENGINES) == ("chat",)
    assert chain_for(chains, "en", "fr", ENGINES) == ("apertium",)
    assert chain_for(chains, "fr", "es", ENGINES) == tuple(ENGINES)


def test_a_language_is_all_its_regions_and_a_region_itself() -> None:
    chains = read_chains("pt-br>es: deepl; pt-es: chat", ENGINES)
    assert chain_for(chains, "pt-br", "es", []) == ("deepl",)
    assert chain_for(chains, "pt-pt", "es", []) == ("chat",)


def test_a_pair_may_have_no_engine() -> None:
    assert chain_for(read_chains("*-ar:", ENGINES), "en", "ar", ENGINES) == ()


@pytest.mark.parametrize("said", ["en: deepl", "en-es deepl", "en-: deepl", "e-es: deepl", ":"])
def test_what_is_no_pair_is_refused(said: str) -> None:
    with pytest.raises(ValueError, match="allowed"):
        read_chains(said, ENGINES)


def test_an_engine_that_there_is_not_is_named() -> None:
    with pytest.raises(ValueError, match="'depl' is no engine; there are: apertium, deepl, chat"):
        read_chains("en-es: depl", ENGINES)
