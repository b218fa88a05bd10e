"""`causerie serve`: the whole site as one process tree."""

import argparse
from urllib.parse import urlsplit

from django.conf import settings
from django.core.checks import run_checks
from django.db import connection
from wagtail.models import Site

from causerie.config.refusal import Refusal
from causerie.config.schema import refuse_other_schema
from causerie.config.static_files import collect_if_changed
from causerie.config.supervisor import Child, Supervisor, listen, python


def follow_site_url() -> None:
    """Wagtail keeps the host name in a row; the setting is what counts."""
    parts = urlsplit(settings.SITE_URL)
    port = parts.port or (443 if settings.IS_SECURE else 80)
    Site.objects.filter(is_default_site=True).exclude(
        hostname=settings.SITE_HOST, port=port
    ).update(hostname=settings.SITE_HOST, port=port)


def refuse_faults() -> None:
    """Django's checks and ours: what they call an error would only show when it is met."""
    faults = [check for check in run_checks() if check.is_serious()]
    if faults:
        raise Refusal("; ".join(f"{fault.msg} {fault.hint or ''}".strip() for fault in faults))


def run(arguments: argparse.Namespace) -> int:
    refuse_other_schema()
    refuse_faults()
    sockets = listen(settings.HOST, settings.PORT)
    collect_if_changed()
    follow_site_url()
    # The children open their own: a connection must not be shared across processes.
    connection.close()
    descriptors = tuple(listening.fileno() for listening in sockets)
    children = [
        Child(
            "web server",
            python("causerie.config.web_process", *map(str, descriptors)),
            is_vital=True,
            fds=descriptors,
        )
    ]
    if not arguments.web_only:
        children.append(Child("worker", python("causerie.config.worker_process"), is_vital=False))

    def announce() -> None:
        print(f"{settings.SITE_URL}/   (Ctrl-C ends it)", flush=True)

    return Supervisor(children, announce).run()
