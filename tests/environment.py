"""The site that the tests run as; loaded by pytest before Django's settings are.

`CAUSERIE_TEST_DATABASE=postgres` runs them on a PostgreSQL server of their own, which ends with
them; a DATABASE_URL that is given is used as it is.
"""

import atexit
import os
import shutil
import signal
import tempfile
from pathlib import Path

from tests.postgres import TemporaryServer


def _prepare() -> None:
    """Once, in the first process: those that pytest-xdist starts inherit its environment."""
    if "CAUSERIE_TESTS_SITE" in os.environ:
        return
    site = Path(tempfile.mkdtemp(prefix="causerie-tests-"))
    atexit.register(shutil.rmtree, site, ignore_errors=True)
    for folder in ("data", "media", "outbox", "backups"):
        (site / folder).mkdir()
    os.environ["CAUSERIE_TESTS_SITE"] = os.environ["CAUSERIE_SITE"] = str(site)
    os.environ["SECRET_KEY"] = "only-for-tests-" + "x" * 50
    os.environ["SITE_URL"] = "http://localhost:8000"
    os.environ["LOG_LEVEL"] = "WARNING"
    if os.environ.get("CAUSERIE_TEST_DATABASE") == "postgres" and "DATABASE_URL" not in os.environ:
        server = TemporaryServer()
        atexit.register(server.stop)
        os.environ["DATABASE_URL"] = server.start()


def _heed_interruptions() -> None:
    """A shell starts what it puts into the background deaf to them, and processes inherit that."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


_prepare()
_heed_interruptions()
