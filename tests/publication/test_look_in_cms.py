"""Name and look in the CMS, where editors change them."""

from typing import Any

from django.test import Client
from django.urls import reverse

from causerie.publication.models import FrontPage, Look, LookText
from tests.factories import make_staff


def _address(look: Look) -> str:
    return reverse("wagtailsettings:edit", args=["publication", "look", look.pk])


def _form(*taglines: tuple[int, str]) -> dict[str, Any]:
    """As the browser sends it, with a tagline for each locale."""
    texts = {
        f"texts-{number}-{name}": value
        for number, (locale, tagline) in enumerate(taglines)
        for name, value in {
            "id": "", "locale": locale, "name": "", "tagline": tagline,
            "ORDER": number + 1, "DELETE": "",
        }.items()
    }  # fmt: skip
    counts = {"TOTAL": len(taglines), "INITIAL": 0, "MIN_NUM": 0, "MAX_NUM": 1000}
    return {
        "name": "The Wharf", "accent": "#112233", "logo": "", "logo_dark": "", "icon": "",
        **{f"texts-{name}_FORMS": count for name, count in counts.items()},
        **texts,
    }  # fmt: skip


def test_an_editor_changes_name_colour_and_tagline(client: Client, front: FrontPage) -> None:
    look = Look.load()
    client.force_login(make_staff("edda@example.org", "Editors"))
    listed = reverse("wagtailsettings:edit", args=["publication", "look"])
    assert listed in client.get(reverse("wagtailadmin_home")).content.decode()
    client.post(_address(look), _form((front.locale_id, "News of the quay")))
    look.refresh_from_db()
    assert (look.name, look.accent) == ("The Wharf", "#112233")
    assert LookText.objects.get().tagline == "News of the quay"


def test_two_taglines_of_one_locale_are_refused(client: Client, front: FrontPage) -> None:
    look = Look.load()
    client.force_login(make_staff(is_superuser=True))
    form = _form((front.locale_id, "One"), (front.locale_id, "Two"))
    assert client.post(_address(look), form).status_code == 200
    assert not LookText.objects.exists()


def test_an_author_changes_nothing_of_it(client: Client, front: FrontPage) -> None:
    look = Look.load()
    client.force_login(make_staff("otto@example.org", "Authors"))
    client.post(_address(look), _form())
    look.refresh_from_db()
    assert look.name != "The Wharf"
