"""One site for all journeys with an account: with a mail server, and a network full of people."""

from collections.abc import Iterator
from ipaddress import IPv4Address
from itertools import count
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.accounts import openid_provider
from tests.accounts.openid_provider import Provider
from tests.journeys.accounts import mailbox as mail
from tests.journeys.accounts.mailbox import Mailbox
from tests.journeys.conftest import OpenPage
from tests.running_site import RunningSite, new_site

# Addresses for measurements (RFC 2544), of which nobody has one.
_NETWORK = IPv4Address("198.18.0.0")
_visitors = count(1)


@pytest.fixture(scope="session")
def mailbox() -> Iterator[Mailbox]:
    with mail.running() as running:
        yield running


@pytest.fixture(scope="session")
def provider() -> Iterator[Provider]:
    with openid_provider.running() as running:
        yield running


@pytest.fixture(scope="session")
def site(mailbox: Mailbox, provider: Provider) -> Iterator[RunningSite]:
    running = new_site(
        SMTP_HOST="127.0.0.1",
        SMTP_PORT=mailbox.port,
        SMTP_SECURITY="none",
        MAIL_FROM="The Quay <quay@example.org>",
        # The visitors are far apart, and what one of them tries too often locks no other out.
        TRUSTED_PROXIES="127.0.0.1,::1",
        OIDC_PROVIDERS="work",
        OIDC_WORK_URL=provider.url,
        OIDC_WORK_CLIENT_ID="causerie",
        OIDC_WORK_CLIENT_SECRET="a-secret",
        OIDC_WORK_LABEL="Harbour Office",
    )
    running.site.python("from tests.journeys.accounts.stage import main; main()")
    running.start()
    running.wait_for_worker()
    yield running
    running.stop()


@pytest.fixture
def open_page(open_page: OpenPage) -> OpenPage:
    """Each visitor comes from another address of the network."""

    def open_one(**options: Any) -> Page:
        address = str(_NETWORK + next(_visitors))
        return open_page(extra_http_headers={"X-Forwarded-For": address}, **options)

    return open_one
