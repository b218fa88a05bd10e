"""Reading settings."""

from pathlib import Path

import pytest

from causerie.lib.environment import Environment, SettingError


def given(**values: str) -> Environment:
    return Environment(values)


def test_the_environment_wins_over_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "site.env").write_text("COLOUR=red\nSHAPE=round\n# SIZE=big\n")
    monkeypatch.setenv("COLOUR", "blue")
    environment = Environment.load(tmp_path / "site.env")
    assert environment.text("COLOUR", about="") == "blue"
    assert environment.text("SHAPE", about="") == "round"
    assert environment.in_file == {"COLOUR", "SHAPE"}


def test_without_a_file_there_is_the_environment(tmp_path: Path) -> None:
    assert Environment.load(tmp_path / "no.env").in_file == frozenset()


def test_a_value_of_the_file_is_taken_as_it_is_written(tmp_path: Path) -> None:
    """A password may have a dollar sign in it."""
    (tmp_path / "site.env").write_text("WORD_ONE=a${HOME}b$c\n")
    assert Environment.load(tmp_path / "site.env").text("WORD_ONE", about="") == "a${HOME}b$c"


def test_a_file_that_is_no_text_is_named(tmp_path: Path) -> None:
    (tmp_path / "site.env").write_bytes(b"A=\xff\xfe\n")
    with pytest.raises(SettingError, match=r"site\.env: cannot be read"):
        Environment.load(tmp_path / "site.env")


def test_a_missing_value_is_told_with_what_is_needed() -> None:
    with pytest.raises(SettingError, match="KEY: not set; needed: 50 characters"):
        given().text("KEY", about="", allowed="50 characters")


def test_a_secret_can_come_from_a_file(tmp_path: Path) -> None:
    (tmp_path / "key").write_text("geheim\n")
    assert given(KEY_FILE=str(tmp_path / "key")).text("KEY", about="") == "geheim"
    with pytest.raises(SettingError, match=r"KEY_FILE: .*no.* cannot be read"):
        given(KEY_FILE=str(tmp_path / "no")).text("KEY", about="")


def test_the_value_itself_wins_over_its_file(tmp_path: Path) -> None:
    environment = given(KEY="value", KEY_FILE=str(tmp_path / "no"))
    assert environment.text("KEY", about="") == "value"


@pytest.mark.parametrize("value", ["true", "1", "yes", ""])
def test_a_truth_is_true_or_false(value: str) -> None:
    assert given(A="True").boolean("A", about="", default=False) is True
    assert given().boolean("A", about="", default=False) is False
    with pytest.raises(SettingError, match="allowed: True or False"):
        given(A=value).boolean("A", about="", default=False)


@pytest.mark.parametrize("value", ["0", "11", "-1", "1.5", "", "five", "٥"])
def test_a_number_is_within_its_bounds(value: str) -> None:
    assert given(A=" 10 ").integer("A", about="", default=1, least=1, most=10) == 10
    with pytest.raises(SettingError, match="allowed: a whole number from 1 to 10"):
        given(A=value).integer("A", about="", default=1, least=1, most=10)


def test_a_choice_is_one_of_them() -> None:
    choices = ("tls", "none")
    assert given(A="tls").choice("A", about="", default="none", choices=choices) == "tls"
    with pytest.raises(SettingError, match="allowed: one of: tls, none"):
        given(A="ssl").choice("A", about="", default="none", choices=choices)


def test_names_are_separated_by_commas() -> None:
    found = given(A=" a, b,,c ").names("A", about="", default="", allowed="names")
    assert found == ["a", "b", "c"]
    assert given().names("A", about="", default="", allowed="names") == []


@pytest.mark.parametrize(
    "value",
    [
        "news.example.org", "ftp://a.example", "https://", "https://a.example/?q", "http://[::1",
        "https://a.example/#x", "https://me@a.example", "https://a.example:0", "https://a:99999",
        "",
    ],
)  # fmt: skip
def test_an_address_that_is_none_is_refused(value: str) -> None:
    with pytest.raises(SettingError, match="allowed: an address such as"):
        given(A=value).address("A", about="", default="http://localhost")


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("https://a.example/", "https://a.example"),
        ("https://a.example/news/", "https://a.example/news"),
        ("http://[::1]:8000", "http://[::1]:8000"),
    ],
)
def test_an_address_has_no_slash_at_its_end(value: str, expected: str) -> None:
    assert given(A=value).address("A", about="", default="http://localhost") == expected


def test_a_typing_error_in_the_file_is_not_passed_over() -> None:
    environment = Environment({}, Path("site.env"), frozenset({"SITE_ULR"}))
    environment.text("SITE_URL", about="", default="")
    with pytest.raises(SettingError, match=r"SITE_ULR: .*\(in site.env\); did you mean SITE_URL\?"):
        environment.refuse_unknown()


def test_a_secret_s_file_may_be_named_in_the_file() -> None:
    environment = Environment({}, Path("site.env"), frozenset({"KEY", "KEY_FILE"}))
    environment.text("KEY", about="", default="")
    environment.refuse_unknown()


def test_the_environment_may_hold_what_is_no_setting() -> None:
    given(HOME="/root").refuse_unknown()


def test_whoever_reads_a_setting_documents_it() -> None:
    environment = given(PORT="80")
    environment.integer("PORT", about="The port.", default=8000, least=1, most=65535)
    declared = environment.declared["PORT"]
    assert (declared.default, declared.about) == ("8000", "The port.")
    assert declared.allowed == "a whole number from 1 to 65535"
