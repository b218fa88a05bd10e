"""Who may ask for what. Whatever no rule names is refused, and fails the tests by its name."""

from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import urlsplit

from django.http.response import HttpResponseBase

from tests.access.people import Role
from tests.access.urls import Address


class Answer(StrEnum):
    SERVED = "served"
    ELSEWHERE = "led elsewhere"
    SIGN_IN = "to sign in"
    PROVE = "to prove who they are"
    REFUSED = "refused"
    NO_SUCH_DOING = "not by this method"


def answer_of(response: HttpResponseBase, *, is_cms: bool = False) -> Answer:
    if response.status_code == 405:
        return Answer.NO_SUCH_DOING
    if response.status_code == 401 and response.headers["Content-Type"] == "application/json":
        return Answer.SIGN_IN
    if response.status_code in (403, 404):
        return Answer.REFUSED
    if not 300 <= response.status_code < 400:
        return Answer.SERVED
    path = urlsplit(response.headers["Location"]).path
    if path in ("/en/account/login/", "/cms/login/"):
        return Answer.SIGN_IN
    if path.startswith("/en/account/reauthenticate/"):
        return Answer.PROVE
    # The CMS leads whoever may not do something to its first page, and says so there.
    return Answer.REFUSED if is_cms and path == "/cms/" else Answer.ELSEWHERE


_OPEN = frozenset({Answer.SERVED, Answer.ELSEWHERE, Answer.NO_SUCH_DOING})
_SIGN_IN = frozenset({Answer.SIGN_IN, Answer.NO_SUCH_DOING})
REFUSED = frozenset({Answer.REFUSED, Answer.NO_SUCH_DOING})
# What nobody gains anything by, and by which no row may change.
_REFUSALS = frozenset({Answer.SIGN_IN, Answer.REFUSED, Answer.NO_SUCH_DOING})


MODERATING = frozenset({Role.MODERATOR, Role.EDITOR, Role.ADMINISTRATOR})


@dataclass(frozen=True)
class Rule:
    """What becomes of whom: `visitor`, who is not signed in, or may not be any more; `member`,
    who is, with what is theirs, and `bystander`, with what is another's."""

    why: str
    visitor: frozenset[Answer]
    member: frozenset[Answer]
    bystander: frozenset[Answer]
    # Asked for anew: the password, or another proof.
    is_proven: bool = False
    # Those who moderate get more.
    moderator: frozenset[Answer] | None = None

    def allows(self, role: Role, *, is_own: bool) -> frozenset[Answer]:
        if role in MODERATING and self.moderator is not None:
            return self.moderator
        if role in (Role.ANONYMOUS, Role.SUSPENDED):
            return self.visitor
        return self.member if is_own else self.bystander


PUBLIC = Rule("for everybody", _OPEN, _OPEN, _OPEN)
ENTRANCE = Rule(
    "for who is not signed in; the others are led on",
    _OPEN, frozenset({Answer.ELSEWHERE}), frozenset({Answer.ELSEWHERE}),
)  # fmt: skip
HALF_WAY = Rule(
    "only in the middle of signing in; who is nowhere there begins anew",
    frozenset({Answer.ELSEWHERE, Answer.SIGN_IN, Answer.NO_SUCH_DOING}),
    frozenset({Answer.ELSEWHERE, Answer.SIGN_IN, Answer.NO_SUCH_DOING}),
    frozenset({Answer.ELSEWHERE, Answer.SIGN_IN, Answer.NO_SUCH_DOING}),
)
LEAVING = Rule("ends what there is", _OPEN | _SIGN_IN, _OPEN | _SIGN_IN, _OPEN | _SIGN_IN)
OWN = Rule("one's own account", _SIGN_IN, _OPEN, _OPEN)
PROOF = Rule(
    "proves anew who one is; there are several ways",
    _SIGN_IN, _OPEN | {Answer.PROVE}, _OPEN | {Answer.PROVE},
)  # fmt: skip
PERSON = Rule("a reader's page, but of who is suspended", _OPEN | REFUSED, _OPEN, _OPEN)
OWN_THING = Rule("one thing of one's own account", _SIGN_IN, _OPEN, REFUSED)
CORRECTED = Rule(
    "what one has said, in another language", _SIGN_IN, _OPEN, REFUSED, moderator=_OPEN
)
PROVEN = Rule("one's own account, proved anew", _SIGN_IN, _OPEN, _OPEN, is_proven=True)
PROVEN_THING = Rule("one's own thing, proved anew", _SIGN_IN, _OPEN, REFUSED, is_proven=True)
CALL = Rule("asked for by scripts of every page", _OPEN | REFUSED, _OPEN, _OPEN)
RESTRICTED = Rule("pages for some groups", _SIGN_IN, REFUSED, REFUSED)
SHUT = Rule("not for anybody", _REFUSALS, REFUSED, REFUSED)
DESK = Rule("for moderators alone", _SIGN_IN, REFUSED, REFUSED, moderator=_OPEN)
# On the machine itself they are served: see test_access.py.
LOOPBACK = Rule("for the machine itself", REFUSED, REFUSED, REFUSED)

RULES: dict[str, Rule] = {
    name: rule
    for rule, names in {
        PUBLIC: (
            "front_door", "choose_locale", "emblem", "accent_sheet", "healthz", "readyz",
            "robots", "favicon", "sitemap_index", "sitemap", "news_sitemap",
            "feed", "author_feed", "tag_feed", "section_feed", "search", "opensearch", "manifest",
            "author", "tag", "privacy", "privacy_door", "wagtail_serve",
            # The page's own password is the guard.
            "wagtailcore_authenticate_with_password",
            "account_inactive", "socialaccount_login_cancelled", "socialaccount_login_error",
            "account_reset_password", "account_reset_password_done",
            "account_reset_password_from_key_done",
            # Of the link, the key is the guard.
            "account_reset_password_from_key",
            # Leads on to the page that is guarded.
            "mfa_list_webauthn",
            # What lies in the session tells what is done next; without it, nothing.
            "openid_return",
            # What becomes of comments that are not for everybody is in test_talk_states.py.
            "thread", "thread_page", "thread_newest", "thread_newest_page", "thread_valued",
            "branch", "branch_window", "comment", "comment_versions", "thread_search",
            "thread_by_authors", "thread_feed",
            # What a reader looks at is translated first, which everybody may ask for.
            "comment_original", "thread_translations", "reading",
            "thread_search", "thread_feed", "thread_by_authors",
        ),
        ENTRANCE: (
            "account_login", "account_signup", "account_signup_by_passkey",
            "account_request_login_code",
        ),
        HALF_WAY: (
            "account_confirm_login_code", "account_email_verification_sent", "mfa_authenticate",
            "mfa_signup_webauthn", "mfa_login_webauthn", "socialaccount_signup",
        ),
        LEAVING: ("account_logout", "account_begin_again"),
        OWN: (
            "account_email", "account_change_password", "account_set_password",
            "mfa_index",
            # Without proof, stars stand for the codes.
            "mfa_view_recovery_codes",
            "account_profile", "account_preferences",
            "my_data", "keep_account",
            "sessions", "end_other_sessions", "socialaccount_connections",
            "vote", "follow", "thread_seen", "mute", "muted_people", "my_comments", "my_answers",
            "answers_seen", "following", "suggest_words", "my_suggestions",
            "write_comment", "reply", "preview_comment", "report_comment", "report_person",
        ),
        PROOF: (
            "account_reauthenticate", "account_reauthenticate_by_code",
            "mfa_reauthenticate", "mfa_reauthenticate_webauthn",
        ),
        PERSON: ("person", "thread_by"),
        OWN_THING: ("end_session", "edit_comment", "withdraw_comment", "comment_locale"),
        CORRECTED: ("correct_translation",),
        PROVEN: (
            "mfa_activate_totp", "mfa_deactivate_totp", "mfa_add_webauthn",
            "mfa_generate_recovery_codes", "mfa_download_recovery_codes", "delete_account",
            "ask_for_my_data",
        ),
        PROVEN_THING: ("download_my_data", "mfa_edit_webauthn", "mfa_remove_webauthn"),
        CALL: ("me", "account_appearance", "session_seen", "thread_mine"),
        RESTRICTED: ("en/_util/login/", "wagtailcore_login"),
        DESK: (
            "moderate_comment", "moderate_waiting", "moderate_thread", "desk", "desk_log",
            "settle_person",
        ),
        # No provider is set up; those that are, are in tests/accounts/test_openid.py.
        SHUT: ("openid_connect_login", "openid_connect_callback"),
        LOOPBACK: ("metrics", "components", "outbox"),
    }.items()
    for name in names
}  # fmt: skip


def rule_of(address: Address) -> Rule:
    """Whatever no rule names is refused."""
    return RULES.get(address.key, SHUT)


def what_to_do(address: Address) -> str:
    return (
        f"{address.key} ({address.route}) has no rule. Say in RULES of tests/access/rules.py who "
        "may ask for it; until then it counts as refused to everybody."
    )
