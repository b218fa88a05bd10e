"""Every address of the CMS, asked for by everybody."""

import re

import pytest

from causerie.publication.models import FrontPage
from tests.access.asking import METHODS, ask
from tests.access.cms import IS_RECORDING, STAFF, addresses, record, recorded, right
from tests.access.people import Role, Whose
from tests.access.rules import Answer
from tests.access.samples import World, make_world

# What the CMS's pages fetch, and hold nothing: icons, and the words of its scripts.
FOR_EVERYBODY = {"wagtailadmin_sprite", "wagtailadmin_javascript_catalog"}
# Administrators do not get there, and why.
NOT_FOR_ADMINISTRATORS = {
    "cms/login/": "they are signed in",
    "wagtailadmin_login": "they are signed in",
    "wagtailadmin_logout": "it leads to the sign-in page",
    "cms/^.*/$": "there is no such page",
    "wagtailadmin_password_reset": "passwords are changed on the pages of an account",
    "wagtailadmin_password_reset_done": "as above",
    "wagtailadmin_password_reset_confirm": "as above",
    "wagtailadmin_password_reset_complete": "as above",
    "wagtailadmin_api:documents:listing": "there are no documents",
    "wagtailadmin_api:images:find": "it must be told what to find",
    "wagtailadmin_api:pages:find": "it must be told what to find",
    "wagtailadmin_block_preview": "it must be told which block",
    "wagtailadmin_tag_model_autocomplete": "our tags are no tags of taggit",
    "wagtailsettings:preview_on_edit": "settings are not looked at before they are kept",
    "wagtailsnippets:index": "each kind of snippet stands in the menu itself",
    "wagtailimages:url_generator": "pictures have no addresses of every size",
    "wagtailimages:url_generator_output": "pictures have no addresses of every size",
    "wagtailadmin_pages:convert_alias": "editions are pages of their own, and no aliases",
    "wagtailadmin_collections:index": "collections are for superusers",
    "wagtailadmin_collections:add": "collections are for superusers",
    "wagtailadmin_collections:edit": "collections are for superusers",
    "wagtailadmin_collections:delete": "collections are for superusers",
    "wagtailadmin_collections:set_privacy": "collections are for superusers",
    "wagtailadmin_pages:workflow_action": "editors approve",
    "wagtailadmin_pages:collect_workflow_action_data": "editors approve",
    "wagtailadmin_pages:workflow_preview": "editors approve",
}


@pytest.fixture
def world(front: FrontPage) -> World:
    return make_world(front)


@pytest.mark.parametrize(
    "role",
    [Role.ANONYMOUS, Role.READER, Role.OTHER_READER, Role.SUSPENDED, Role.MODERATOR],
    ids=str,
)
def test_whoever_is_no_staff_gets_nowhere_and_changes_nothing(world: World, role: Role) -> None:
    wrong = []
    for address in addresses():
        for method in METHODS:
            asked = ask(world, role, address, Whose.OTHERS, method)
            if asked.changed or asked.addresses:
                wrong.append(f"{asked} changed {sorted(asked.changed)}")
            if asked.answer not in (Answer.SIGN_IN, Answer.REFUSED, Answer.NO_SUCH_DOING):
                wrong.append(str(asked))
    expected = {f"{role}: GET {key}, another's: served (200)" for key in FOR_EVERYBODY}
    expected.add(f"{role}: POST wagtailadmin_sprite, another's: served (200)")
    assert set(wrong) - expected == set()


# Wagtail leaves a temporary file of a picture to be closed by itself.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize("role", STAFF, ids=str)
def test_staff_may_do_what_was_recorded(world: World, role: Role) -> None:
    rights, changed = {}, []
    for address in addresses():
        rights[address.key], everything = right(world, role, address)
        changed += [
            f"{asked} changed {sorted(asked.changed)}"
            for asked in everything
            if asked.changed and asked.answer in (Answer.REFUSED, Answer.SIGN_IN)
        ]
    assert "\n".join(changed) == ""
    if IS_RECORDING:
        record(role, rights)
    known = recorded()
    # Default refused: what was not recorded is open to nobody.
    wrong = {
        key: f"{word}, and recorded is {was}; see tests/access/cms.py"
        for key, word in rights.items()
        if word != (was := known.get(key, {}).get(role, "refused"))
    }
    assert wrong == {}


def test_each_address_of_the_cms_was_recorded_for_each_role() -> None:
    known = recorded()
    keys = {address.key for address in addresses()}
    assert {
        key for key in keys if set(known.get(key, {})) != {str(role) for role in STAFF}
    } == set()
    assert set(known) - keys == set()


def test_an_administrator_gets_everywhere_that_is_somewhere() -> None:
    """If not, the addresses of the samples name nothing, and prove nothing."""
    nowhere = {
        key
        for key, words in recorded().items()
        if not {"open", "changes"} & set(re.findall(r"\w+", words.get(Role.ADMINISTRATOR, "")))
    }
    assert nowhere == set(NOT_FOR_ADMINISTRATORS)
