"""What every test may use."""

import gc
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import hypothesis
import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import setup_databases, teardown_databases
from django.utils import translation
from django_tasks_db.models import DBTaskResult
from wagtail.models import Locale, Site

from causerie.accounts.models import Limit, User
from causerie.publication.models import FrontPage, Look
from causerie.publication.services.locales import open_publication
from tests.config.sites import ON_POSTGRESQL
from tests.factories import make_front
from tests.once import migrated_site

# The same examples in every run: a gate must not pass or fail by chance. For new ones:
# pytest --hypothesis-profile=default
hypothesis.settings.register_profile("gate", derandomize=True, deadline=None)
hypothesis.settings.load_profile("gate")


def pytest_collection_finish() -> None:
    """What has been loaded by now stays: to look through it for garbage again and again would take
    a sixth of the time of the tests."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)


@pytest.fixture(autouse=True)
def _plain_settings(settings: Any, tmp_path: Path) -> Iterator[None]:
    """Files of a test go where nobody else's are; static files are named as they are."""
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.OUTBOX_DIR = tmp_path / "outbox"
    settings.STORAGES = {
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    cache.clear()
    # The test before may have asked for a page in another language.
    translation.activate(settings.LANGUAGE_CODE)
    yield
    cache.clear()


@pytest.fixture
def committed(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """Transactions really end. What is left of accounts is deleted afterwards.

    Pytest-django's `transactional_db` empties the database, with the pages and roles that the
    migrations have made and the next test needs.
    """
    with django_db_blocker.unblock():
        yield
        Limit.objects.all().delete()
        User.objects.all().delete()


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings: None) -> None:
    """The database of the tests is a copy of one that has its tables."""
    template = migrated_site()
    of_tests = connection.settings_dict["TEST"]
    if ON_POSTGRESQL:
        of_tests["TEMPLATE"] = template.database
    else:
        shutil.copyfile(template.database_file, of_tests["NAME"])


@pytest.fixture(scope="session")
def django_db_setup(
    django_test_environment: None, django_db_modify_db_settings: None, django_db_blocker: Any
) -> Iterator[None]:
    """Every test begins with a publication that is open in English: to open one takes longer than
    most tests.

    Pytest-django's own makes no database where no test is in a transaction, as those that are
    `committed`. SQLite's, a file, goes with the folder of the run.
    """
    with django_db_blocker.unblock():
        made = setup_databases(verbosity=0, interactive=False, keepdb=not ON_POSTGRESQL)
        open_publication(name="The Quay", hostname="localhost", port=8000, locale="en")
        # What follows on that is nobody's work here.
        DBTaskResult.objects.all().delete()
    yield
    if ON_POSTGRESQL:
        with django_db_blocker.unblock():
            teardown_databases(made, verbosity=0)


@pytest.fixture
def front(db: None) -> FrontPage:
    """The front page of the publication."""
    front: FrontPage = FrontPage.objects.get()
    return front


@pytest.fixture
def unopened(db: None) -> None:
    """As it is before the publication is opened."""
    Site.objects.all().delete()
    FrontPage.objects.get().delete()
    Look.objects.all().delete()


@pytest.fixture
def front_fr(front: FrontPage) -> FrontPage:
    return make_front(Locale.objects.create(language_code="fr"))


@pytest.fixture
def front_es(front: FrontPage) -> FrontPage:
    return make_front(Locale.objects.create(language_code="es"))
