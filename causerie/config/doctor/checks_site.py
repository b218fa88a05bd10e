"""The site as it is set up: versions, settings file, public address and proxies."""

import platform
import stat
from collections.abc import Iterator
from ipaddress import ip_address, ip_network
from urllib.parse import urlsplit

import django
import wagtail
from django.conf import settings
from django.core import checks
from wagtail.models import Site

from causerie.config.doctor.finding import Finding, fail, note, ok, warn


def look_at_versions() -> Iterator[Finding]:
    yield ok(
        f"Causerie {settings.VERSION}, Python {platform.python_version()}, "
        f"Django {django.__version__}, Wagtail {wagtail.__version__}"
    )


def look_at_settings_file() -> Iterator[Finding]:
    file = settings.SETTINGS_FILE
    if not file.exists():
        yield ok("there is no causerie.env: every setting comes from the environment")
        return
    mode = stat.S_IMODE(file.stat().st_mode)
    if mode & 0o077:
        yield fail(
            f"{file} can be read by other accounts of this machine (mode {mode:o})",
            f"chmod 600 {file}; if others have accounts here, also make a new SECRET_KEY",
        )
    else:
        yield ok(f"{file} is for its owner only")


def look_at_deployment() -> Iterator[Finding]:
    """Django's own checks, those for a public site among them."""
    messages = [
        message
        for message in checks.run_checks(include_deployment_checks=True)
        if not message.is_silenced() and message.level >= checks.WARNING
    ]
    for message in messages:
        tell = fail if message.is_serious() else warn
        found, _, advice = " ".join(message.msg.split()).partition(". ")
        yield tell(
            f"{message.id}: {found}",
            message.hint or advice or "see this check in Django's reference",
        )
    if not messages:
        yield ok("Django's checks for a public site find nothing")


def look_at_address() -> Iterator[Finding]:
    if settings.IS_PUBLIC and not settings.IS_SECURE:
        yield warn(
            f"{settings.SITE_URL} is not encrypted: passwords can be read on their way",
            "put a web server with a certificate in front and set SITE_URL=https://...",
        )
    elif settings.IS_PUBLIC:
        yield ok(f"{settings.SITE_URL} is encrypted")
    else:
        yield note(
            f"{settings.SITE_URL} can be reached from this machine only",
            "set SITE_URL to the public address when others shall read it",
        )
    if settings.SUB_PATH:
        yield ok(f"the publication stands below {settings.SUB_PATH}/")
    if settings.SITE_HOST not in settings.ALLOWED_HOSTS or "*" in settings.ALLOWED_HOSTS:
        yield fail(
            f"ALLOWED_HOSTS is {settings.ALLOWED_HOSTS}",
            "let it follow SITE_URL: remove what changes it in the settings",
        )


def look_at_site_row() -> Iterator[Finding]:
    """The editor's links are made from Wagtail's row."""
    wanted = urlsplit(settings.SITE_URL)
    port = wanted.port or (443 if settings.IS_SECURE else 80)
    row = Site.objects.filter(is_default_site=True).first()
    if row is None:
        yield fail("Wagtail has no default site", "run `causerie upgrade`")
    elif (row.hostname, row.port) != (settings.SITE_HOST, port):
        yield warn(
            f"Wagtail's site is {row.hostname}:{row.port}, and SITE_URL says "
            f"{settings.SITE_HOST}:{port}",
            "start `causerie serve` anew: it sets the row",
        )
    else:
        yield ok(f"Wagtail's site is {row.hostname}:{row.port} too")


def look_at_proxies() -> Iterator[Finding]:
    proxies = settings.TRUSTED_PROXIES
    for proxy in proxies:
        yield from _look_at_proxy(proxy)
    if proxies:
        yield ok(f"forwarded addresses are believed from {', '.join(proxies)}")
    elif settings.IS_SECURE and _is_loopback(settings.HOST):
        yield warn(
            "SITE_URL is https and only this machine can connect, so a proxy must stand in "
            "front, but none is trusted: requests would be redirected for ever",
            "set TRUSTED_PROXIES=127.0.0.1 if the proxy runs on this machine",
        )
    else:
        yield ok("no proxy is trusted: forwarding headers are dropped")


def _look_at_proxy(proxy: str) -> Iterator[Finding]:
    try:
        network = ip_network(proxy)
    except ValueError:
        yield fail(
            f"TRUSTED_PROXIES: {proxy!r} is no address or network, so it is never believed",
            "write addresses such as 127.0.0.1 or networks such as 10.0.0.0/8",
        )
        return
    if network.prefixlen == 0:
        yield warn(
            f"TRUSTED_PROXIES: {proxy} is everybody: anyone may claim any address",
            "name the address of your proxy",
        )


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
