"""Nobody takes a name or a handle that is mistaken for somebody else's."""

from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.core.exceptions import ValidationError

from causerie.accounts.models import FormerHandle, User
from causerie.accounts.selectors.names import (
    protected_names,
    validate_handle_for,
    validate_name_for,
)
from causerie.publication.models import FrontPage
from causerie.web.checks import protected_names_paths
from tests.factories import make_author, make_staff

pytestmark = pytest.mark.django_db


@pytest.fixture
def olga(front: FrontPage) -> User:
    """Of the staff."""
    return make_staff("olga@example.org", display_name="Olga Ruiz", is_superuser=True)


def make_reader(handle: str, name: str) -> User:
    return make_staff(f"{handle}@example.org", display_name=name, handle=handle)


def name_code(name: str, person: User | None = None) -> str | None:
    try:
        validate_name_for(name, person=person)
    except ValidationError as refused:
        return refused.code
    return None


def handle_code(handle: str, person: User | None = None) -> str | None:
    try:
        validate_handle_for(handle, person=person)
    except ValidationError as refused:
        return refused.code
    return None


@pytest.mark.parametrize(
    "name",
    ["Olga Ruiz", "OLGA RUIZ", "Ólga Rüiz", "OlgaRuiz", "0lga Rui2", "Оlga Ruiz", "Olga-Ruíz"],
)
def test_a_reader_may_not_be_called_like_staff(olga: User, reader: User, name: str) -> None:
    assert name_code(name) in ("name_of_staff", "name_mixed_scripts")
    assert name_code(name, reader) in ("name_of_staff", "name_mixed_scripts")


def test_a_whole_name_in_another_script_is_an_imitation_of_staff(front: FrontPage) -> None:
    make_staff("toma@example.org", "Editors", display_name="Toma")
    assert name_code("Тома") == "name_of_staff"
    assert name_code("ТОМА") == "name_of_staff"
    assert name_code("Тома Ківі") is None


def test_a_role_makes_a_name_staff(front: FrontPage) -> None:
    vera = make_reader("vera", "Vera Blum")
    assert name_code("Véra Blum") is None
    vera.groups.create(name="Proofreaders")
    assert name_code("Véra Blum") == "name_of_staff"


def test_staff_keep_their_name_and_may_share_one(olga: User) -> None:
    second = make_staff("olga2@example.org", display_name="Olga R.", is_superuser=True)
    assert name_code("Olga Ruiz", olga) is None
    assert name_code("Olga Ruiz", second) is None
    assert name_code("Moderator", olga) is None
    assert name_code("Olga ✓", olga) == "name_character"


def test_staff_from_before_names_were_compared_are_protected(olga: User) -> None:
    User.objects.update(name_likeness="")
    assert name_code("Olga Rüiz") == "name_of_staff"


def test_an_author_of_articles_is_protected_but_may_have_their_own_name(reader: User) -> None:
    make_author("Nadia Ferrer", user=reader)
    assert list(protected_names(None)) == ["Nadia Ferrer"]
    assert name_code("Nadia Férrer") == "name_of_staff"
    assert name_code("Nadia Ferrer", reader) is None
    assert name_code("Nadia Ferrer", make_reader("nadia", "Nadia")) == "name_of_staff"


def test_readers_may_share_a_name_as_people_do(front: FrontPage) -> None:
    make_reader("jose", "José García")
    for name in ("José García", "JOSÉ GARCÍA", "Jose Garcia", "José-García"):
        assert name_code(name) is None, name


@pytest.mark.parametrize(
    ("theirs", "imitation"),
    [("Poma Kim", "Рома Kim"), ("Рома", "Poma"), ("Barny", "Bamy"), ("Max Ruiz", "Max Rui2"),
     ("Iina", "lina"), ("Иван 工藤", "Иван エ藤")],
)  # fmt: skip
def test_a_reader_is_not_imitated_by_other_letters(
    front: FrontPage, theirs: str, imitation: str
) -> None:
    person = make_reader("somebody", theirs)
    assert name_code(imitation) == "name_of_another"
    assert name_code(imitation, person) is None


def test_who_never_confirmed_an_address_keeps_no_name_from_anybody(front: FrontPage) -> None:
    person = make_reader("poma", "Poma")
    EmailAddress.objects.filter(user=person).update(verified=False)
    assert name_code("Рома") is None


def test_the_question_has_a_fixed_number_of_queries(
    olga: User, reader: User, django_assert_max_num_queries: Any
) -> None:
    for number in range(5):
        make_author(f"Writer {number}", f"writer-{number}")
    with django_assert_max_num_queries(4):
        assert name_code("Somebody Else", reader) is None
    with django_assert_max_num_queries(4):
        assert handle_code("somebody-else", reader) is None


@pytest.mark.parametrize("handle", ["o1ga", "0lga", "ol-ga", "olga", "oiga"])
def test_a_handle_like_that_of_staff_is_refused(olga: User, reader: User, handle: str) -> None:
    assert handle_code(handle) == "handle_of_staff"
    assert handle_code(handle, reader) == "handle_of_staff"
    assert handle_code(handle, olga) is None


def test_a_handle_may_look_like_another_reader_s(front: FrontPage) -> None:
    make_reader("mara", "Mara")
    assert handle_code("rnara") is None


def test_a_reserved_handle_is_for_staff(olga: User) -> None:
    assert handle_code("adm1n") == "handle_reserved"
    assert handle_code("admin", olga) is None
    assert handle_code("Admin") == "handle"


def test_a_former_handle_stays_with_whoever_had_it(olga: User, reader: User) -> None:
    FormerHandle.objects.create(handle="rita-old", user=reader)
    FormerHandle.objects.create(handle="olga-old", user=olga)
    assert handle_code("rita-old", reader) is None
    assert handle_code("rita-old") == "handle_taken"
    assert handle_code("rita-old", olga) == "handle_taken"
    assert handle_code("o1ga-old") == "handle_of_staff"


def test_a_wrong_path_to_protected_names_fails_at_start(settings: Any) -> None:
    assert protected_names_paths() == []
    settings.PROTECTED_NAMES = ["causerie.nowhere.names", "causerie.lib.names.NAME_LENGTH_MAX"]
    assert [problem.id for problem in protected_names_paths()] == ["causerie.E003"] * 2
