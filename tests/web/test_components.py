"""The page of components, for who builds them."""

import re
from typing import Any

import pytest
from django.test import Client

from causerie.publication.models import FrontPage
from causerie.web.views.components import PANELS
from tests.factories import make_picture

AT_THE_MACHINE: dict[str, Any] = {"REMOTE_ADDR": "127.0.0.1", "HTTP_HOST": "localhost"}


def test_every_component_stands_in_every_panel(client: Client, front: FrontPage) -> None:
    make_picture()
    html = client.get("/dev/components", **AT_THE_MACHINE).content.decode()
    panels = html.split('<section class="components ')[1:]
    assert len(panels) == len(PANELS)
    named = [re.findall(r'data-component="([\w-]+)"', panel) for panel in panels]
    assert len(set(named[0])) == len(named[0]) > 10
    assert all(names == named[0] for names in named)


def test_there_are_light_and_dark_panels_in_both_directions(
    client: Client, front: FrontPage
) -> None:
    html = client.get("/dev/components", **AT_THE_MACHINE).content.decode()
    found = re.findall(r'<section class="components theme-(\w+)" lang="\w+" dir="(\w+)"', html)
    assert set(found) == {("light", "ltr"), ("dark", "ltr"), ("light", "rtl"), ("dark", "rtl")}


def test_an_empty_site_has_components_too(client: Client, front: FrontPage) -> None:
    assert client.get("/dev/components", **AT_THE_MACHINE).status_code == 200


@pytest.mark.django_db
def test_nobody_elsewhere_sees_it(client: Client) -> None:
    assert client.get("/dev/components", REMOTE_ADDR="192.0.2.7").status_code == 404
