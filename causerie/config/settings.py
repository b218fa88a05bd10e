"""Every setting, read once from the environment or the site folder's `causerie.env`.

A wrong or missing value raises `SettingError` with one line that says what to write instead.
"""

import os
import re
from ipaddress import ip_network
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import available_timezones

import dj_database_url
from django.conf.global_settings import LANGUAGES as DJANGO_LANGUAGES
from django.utils.translation import gettext_lazy

import causerie
from causerie.lib.engine_chains import read_chains
from causerie.lib.environment import Environment, SettingError
from causerie.lib.mail_addresses import normal_domain
from causerie.translation.engines.kinds import ENGINE_KINDS

PACKAGE_DIR = Path(__file__).resolve().parent.parent
SITE_DIR = Path(os.environ.get("CAUSERIE_SITE", ".")).resolve()
SETTINGS_FILE = SITE_DIR / "causerie.env"
VERSION = causerie.__version__

env = Environment.load(SETTINGS_FILE)

# --- Where the publication stands -------------------------------------------------------------

HOST = env.text(
    "HOST",
    default="localhost",
    allowed="a host name or address of this machine",
    about="The address that the web server listens on.",
)
PORT = env.integer(
    "PORT", default=8000, least=1, most=65535, about="The port that the web server listens on."
)
SITE_URL = env.address(
    "SITE_URL",
    default=f"http://localhost:{PORT}",
    about="The public address, as readers type it; with a path where the publication stands "
    "below one. Links, canonical addresses, cookies and passkeys depend on it.",
)
_site = urlsplit(SITE_URL)
SITE_HOST = str(_site.hostname)
IS_PUBLIC = SITE_HOST not in ("localhost", "127.0.0.1", "::1")
IS_SECURE = _site.scheme == "https"
SUB_PATH = _site.path
ALLOWED_HOSTS = [SITE_HOST, "localhost", "127.0.0.1", "[::1]"]
FORCE_SCRIPT_NAME = SUB_PATH or None
CSRF_TRUSTED_ORIGINS = [f"{_site.scheme}://{_site.netloc}"]

TRUSTED_PROXIES = env.names(
    "TRUSTED_PROXIES",
    default="",
    allowed="addresses or networks, separated by commas: 127.0.0.1, 10.0.0.0/8",
    about="Reverse proxies whose X-Forwarded-For and X-Forwarded-Proto are believed. From anyone "
    "else these headers change nothing.",
)
for _proxy in TRUSTED_PROXIES:
    try:
        ip_network(_proxy)
    except ValueError as error:
        raise SettingError(
            f"TRUSTED_PROXIES: {_proxy!r} is not allowed; allowed: addresses or networks, "
            "separated by commas: 127.0.0.1, 10.0.0.0/8"
        ) from error

# --- Secrets and debugging ----------------------------------------------------------------------

SECRET_KEY = env.text(
    "SECRET_KEY",
    secret=True,
    allowed="50 random characters or more; `causerie init` makes them",
    about="Signs sessions and links. Keep it; a new one signs everybody out.",
)
if len(SECRET_KEY) < 50:
    raise SettingError("SECRET_KEY: too short; needed: 50 random characters or more")
DEBUG = env.boolean(
    "DEBUG", default=False, about="Shows errors in the browser. Never on a public site."
)
if DEBUG and IS_PUBLIC:
    raise SettingError("DEBUG: 'True' is not allowed with a public SITE_URL; allowed: False")

# --- Languages and time -------------------------------------------------------------------------

# Django translates their names, but only those that are marked.
LANGUAGES = [(code, gettext_lazy(name)) for code, name in DJANGO_LANGUAGES]
_codes = tuple(code for code, _name in LANGUAGES)
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
LANGUAGE_CODE = env.text(
    "DEFAULT_LOCALE",
    default="en",
    allowed="a locale such as en, fr or pt-br",
    about="The locale of a new publication's first front page, and the one for visitors "
    "none of whose languages it has.",
)
if LANGUAGE_CODE not in _codes:
    raise SettingError(
        f"DEFAULT_LOCALE: {LANGUAGE_CODE!r} is not allowed; allowed: {', '.join(_codes)}"
    )
# The interface is complete in these; elsewhere it speaks the default one around the texts.
INTERFACE_LOCALES = ["en", "es", "fr", "pt", "ca", "de", "uk", "ru", "ar"]
LOCALE_PATHS = [PACKAGE_DIR / "locale"]
# The reader's own choice, kept for a year.
LOCALE_COOKIE_NAME = "locale"
# Which of the open locales they read, for pages that know nobody.
READS_COOKIE_NAME = "reads"
LOCALE_COOKIE_AGE_SECONDS = 365 * 24 * 3600
USE_I18N = True
WAGTAIL_I18N_ENABLED = True
USE_TZ = True
TIME_ZONE = env.text(
    "TIME_ZONE",
    default="UTC",
    allowed="a zone of the IANA database, such as Europe/Paris",
    about="The publication's time zone, in which dates are shown.",
)
if TIME_ZONE not in available_timezones():
    raise SettingError(
        f"TIME_ZONE: {TIME_ZONE!r} is not allowed; allowed: a zone of the IANA database, "
        "such as Europe/Paris"
    )

# --- Database -----------------------------------------------------------------------------------

DATA_DIR = SITE_DIR / "data"
DATABASE_URL = env.text(
    "DATABASE_URL",
    default=f"sqlite:///{DATA_DIR / 'causerie.sqlite3'}",
    secret=True,
    allowed="sqlite:////absolute/path, or postgres://user:password@host:port/name",
    about="The database. Without it, SQLite in the site folder's `data`.",
)
try:
    DATABASES = {"default": dj_database_url.parse(DATABASE_URL)}
except (ValueError, dj_database_url.ParseError, dj_database_url.UnknownSchemeError) as error:
    raise SettingError(
        "DATABASE_URL: not understood; allowed: sqlite:////absolute/path, "
        "or postgres://user:password@host:port/name"
    ) from error
_database = DATABASES["default"]
if _database["ENGINE"] not in ("django.db.backends.sqlite3", "django.db.backends.postgresql"):
    raise SettingError("DATABASE_URL: only sqlite:// and postgres:// are allowed")
IS_SQLITE = _database["ENGINE"] == "django.db.backends.sqlite3"
if IS_SQLITE and not Path(_database["NAME"]).is_absolute():
    raise SettingError(
        f"DATABASE_URL: {DATABASE_URL!r} names no place; allowed: sqlite:////absolute/path"
    )
if IS_SQLITE:
    # FULL loses nothing that was acknowledged, even at power loss; IMMEDIATE takes the writer's
    # lock when a transaction begins, since a reader that later wants to write cannot wait for it.
    _database["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; "
        "PRAGMA cache_size=-16000; PRAGMA temp_store=MEMORY;",
    }
    _database["TEST"] = {"NAME": str(DATA_DIR / f"test-{os.getpid()}.sqlite3")}
# Threads of the web server keep their connection; there is a bounded number of them.
_database["CONN_MAX_AGE"] = None
_database["CONN_HEALTH_CHECKS"] = not IS_SQLITE
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# --- The parts ----------------------------------------------------------------------------------

INSTALLED_APPS = [
    "causerie.web",
    "causerie.discussion",
    "causerie.publication",
    "causerie.translation",
    "causerie.accounts",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.usersessions",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.contrib.typed_table_block",
    "wagtail.locales",
    "causerie.accounts.apps.CmsUsersConfig",
    "wagtail.snippets",
    "wagtail.sites",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_tasks",
    "django_tasks_db",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "causerie.web.middleware.observation.ObservationMiddleware",
    "causerie.web.middleware.security.SecurityHeadersMiddleware",
    # Pads what it sends by a random length, so that secrets cannot be guessed from sizes.
    "django.middleware.gzip.GZipMiddleware",
    "causerie.web.middleware.security.LoopbackNameMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "causerie.web.middleware.locale.ReaderLocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "causerie.web.middleware.second_factor.SecondFactorMiddleware",
    "causerie.web.middleware.ended_session.EndedSessionMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "causerie.web.middleware.reader.ReaderMiddleware",
    "causerie.web.middleware.unpublishable.UnpublishableMiddleware",
    "causerie.web.middleware.gone.GoneMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]

ROOT_URLCONF = "causerie.config.urls"
WSGI_APPLICATION = "causerie.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "causerie.web.context.publication",
            ],
        },
    },
    # For what a page shows hundreds of: a thread's comments take a tenth of the time.
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "APP_DIRS": True,
        "OPTIONS": {"environment": "causerie.web.jinja.environment"},
    },
]

TASKS = {
    "default": {
        "BACKEND": "django_tasks_db.DatabaseBackend",
        "QUEUES": [],
        "ENQUEUE_ON_COMMIT": False,
    }
}

CACHES = {
    "default": {
        "BACKEND": "causerie.web.cache.MemoryCache",
    }
}

# The doors that lead upward: dotted paths to what an upper app gives a lower one.
PERSONAL_DATA = [
    "causerie.accounts.personal_data.TABLES",
    "causerie.accounts.personal_data.STORES",
    "causerie.publication.personal_data.TABLES",
    "causerie.publication.personal_data.STORES",
    "causerie.discussion.personal_data.TABLES",
    "causerie.discussion.personal_data.STORES",
    "causerie.translation.personal_data.TABLES",
    "causerie.web.personal_data.STORES",
]
# Functions that give the names that readers may not take; asked with the person who chooses one.
PROTECTED_NAMES = ["causerie.publication.selectors.authors.author_names"]
# Judges each comment before it is posted: an object with `screen` and `record`.
COMMENT_GATE = "causerie.discussion.gate.PLAIN_GATE"

# --- The discussion -----------------------------------------------------------------------------

COMMENT_LENGTH_MAX = env.integer(
    "COMMENT_LENGTH_MAX",
    default=5000,
    least=200,
    most=20_000,
    about="How many characters a comment may have.",
)
COMMENT_EDIT_MINUTES = env.integer(
    "COMMENT_EDIT_MINUTES",
    default=30,
    least=0,
    most=7 * 24 * 60,
    about="For how many minutes readers can change what they have posted. What it said before "
    "stays readable.",
)
COMMENT_RATE = env.text(
    "COMMENT_RATE",
    default="6/m,60/h",
    allowed="numbers in times, separated by commas: 6/m,60/h",
    about="How many comments one reader can post in what time: s, m, h or d.",
)
if not re.fullmatch(r"\d+/\d*[smhd](,\d+/\d*[smhd])*", COMMENT_RATE):
    raise SettingError(
        f"COMMENT_RATE: {COMMENT_RATE!r} is not allowed; allowed: numbers in times, separated by "
        "commas: 6/m,60/h"
    )
THREAD_DEPTH_SHOWN = env.integer(
    "THREAD_DEPTH_SHOWN",
    default=5,
    least=1,
    most=10,
    about="How many levels of answers stand indented. Deeper ones stand below one another and name "
    "what they answer.",
)

# --- Translation --------------------------------------------------------------------------------

TRANSLATION_POLICY = env.choice(
    "TRANSLATION_POLICY",
    default="all",
    choices=("all", "on_demand", "off"),
    about="Which comments are translated: `all` of them into every open locale as they come, those "
    "that somebody asks for (`on_demand`), or none (`off`).",
)
TRANSLATION_ENGINES = env.names(
    "TRANSLATION_ENGINES",
    default="apertium",
    allowed="short names, separated by commas: apertium, deepl",
    about="The engines that translate, the first before the others. For each NAME of the list "
    "there are `ENGINE_NAME_KIND` (`apertium`, `libretranslate`, `deepl` or `chat`; the name "
    "itself, if left out), `ENGINE_NAME_URL`, `ENGINE_NAME_KEY`, `ENGINE_NAME_MODEL`, "
    "`ENGINE_NAME_CHARACTERS_A_DAY` (what it is given at most; 0: no bound) and "
    "`ENGINE_NAME_LEAVES_SERVER` (False for a service on a machine of your own: texts that are not "
    "published are given to no other).",
)


def _engine(name: str) -> dict[str, Any]:
    """Named by the operator, so in no reference."""
    if not re.fullmatch(r"[a-z][a-z0-9]{0,19}", name):
        raise SettingError(
            f"TRANSLATION_ENGINES: {name!r} is not allowed; allowed: up to 20 small letters and "
            "digits"
        )
    prefix = f"ENGINE_{name.upper()}"
    about = f"The translation engine {name}."
    kind = env.choice(
        f"{prefix}_KIND",
        default=name if name in ENGINE_KINDS else "",
        choices=tuple(ENGINE_KINDS),
        about=about,
    )
    return {
        "name": name,
        "kind": kind,
        "url": env.address(f"{prefix}_URL", default=ENGINE_KINDS[kind].url, about=about)
        if ENGINE_KINDS[kind].url
        else "",
        "key": env.text(f"{prefix}_KEY", default="", secret=True, about=about),
        "model": env.text(f"{prefix}_MODEL", default="", about=about),
        "characters_a_day": env.integer(
            f"{prefix}_CHARACTERS_A_DAY", default=0, least=0, most=10**12, about=about
        ),
        "leaves_server": env.boolean(
            f"{prefix}_LEAVES_SERVER", default=ENGINE_KINDS[kind].leaves_server, about=about
        ),
    }


ENGINES = [_engine(name) for name in TRANSLATION_ENGINES]
TRANSLATION_CHAINS = env.text(
    "TRANSLATION_CHAINS",
    default="",
    allowed="pairs with their engines, as: en-es: deepl apertium; *-uk: chat",
    about="Which engines translate from one locale into another, the best first, where it is not "
    "the list of TRANSLATION_ENGINES; `*` is any locale, and the first pair that fits holds. "
    "A pair without engines is not translated.",
)
try:
    ENGINE_CHAINS = read_chains(TRANSLATION_CHAINS, TRANSLATION_ENGINES)
except ValueError as error:
    raise SettingError(f"TRANSLATION_CHAINS: {error}") from error

# --- Accounts -----------------------------------------------------------------------------------

REGISTRATION = env.choice(
    "REGISTRATION",
    default="open",
    choices=("open", "closed"),
    about="Whether readers may register. Closed: only staff make accounts, in the CMS.",
)
AGE_MIN = env.integer(
    "AGE_MIN",
    default=0,
    least=0,
    most=18,
    about="How old, in years, readers must say they are to register: 13 to 18. With 0 nobody is "
    "asked.",
)
if 0 < AGE_MIN < 13:
    raise SettingError(f"AGE_MIN: '{AGE_MIN}' is not allowed; allowed: 0, or 13 to 18")


def _domains(name: str, about: str) -> list[str]:
    allowed = "domains, separated by commas: example.org, example.com"
    given = env.names(name, default="", allowed=allowed, about=about)
    try:
        return [normal_domain(domain) for domain in given]
    except ValueError as error:
        raise SettingError(f"{name}: '{error}' is not allowed; allowed: {allowed}") from error


MAIL_DOMAINS_REFUSED = _domains(
    "MAIL_DOMAINS_REFUSED",
    "Nobody registers with a mail address at these domains and those below them; beside the "
    "list of throw-away addresses that comes with the program.",
)
MAIL_DOMAINS_ALLOWED = _domains(
    "MAIL_DOMAINS_ALLOWED",
    "Exceptions: mail addresses at these domains and those below them are welcome, whatever "
    "list refuses them; also names that are of an own network only, such as `office.local`.",
)
PRIVACY_CONTACT = env.text(
    "PRIVACY_CONTACT",
    default="",
    allowed="a mail address, or a name with an address",
    about="Who is responsible for the personal data that the publication keeps; stands on its page "
    "on privacy.",
)
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["causerie.accounts.backends.StandingBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}", "OPTIONS": options}
    for name, options in (
        (
            "UserAttributeSimilarityValidator",
            {"user_attributes": ("handle", "display_name", "email")},
        ),
        ("MinimumLengthValidator", {"min_length": 12}),
        # A list that knows more languages than the rules of the next one.
        ("CommonPasswordValidator", {}),
    )
] + [{"NAME": "causerie.accounts.passwords.GuessablePasswordValidator"}]
ACCOUNT_ADAPTER = "causerie.accounts.adapter.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = "handle"
# A person is called by their name; the handle is for addresses.
ACCOUNT_USER_DISPLAY = str
ACCOUNT_LOGIN_METHODS = {"email"}
# Whoever leaves the password out signs in by mailed codes.
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1"]
# What readers are asked for beside that, also where another service tells who they are.
ACCOUNT_SIGNUP_FORM_CLASS = "causerie.accounts.forms.registration.RegistrationForm"
# A field that people do not see. Programs that fill in everything give themselves away by it.
ACCOUNT_SIGNUP_FORM_HONEYPOT_FIELD = "motto"
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
# By a code: with a link, an address would stand in the account before it is confirmed, so allauth
# lets nobody change theirs who has a second factor.
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_EMAIL_VERIFICATION_SUPPORTS_RESEND = True
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = True
# Mail may take its time.
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = ACCOUNT_EMAIL_VERIFICATION_BY_CODE_TIMEOUT = 15 * 60
# Digits are the same in every script, and on a telephone. One of three tries at eight of them is
# right once in 33 million attempts.
ACCOUNT_LOGIN_BY_CODE_FORMAT = ACCOUNT_EMAIL_VERIFICATION_BY_CODE_FORMAT = {
    "numeric": True,
    "length": 8,
}
ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS = ACCOUNT_EMAIL_VERIFICATION_BY_CODE_MAX_ATTEMPTS = 3
ACCOUNT_PASSWORD_RESET_TOKEN_GENERATOR = "causerie.accounts.passwords.ResetTokenGenerator"  # noqa: S105 # a class
# An account has one address; a new one takes the place of the old when it is confirmed.
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_LOGOUT_REDIRECT_URL = "front_door"
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_FORMS = {
    name: f"causerie.accounts.forms.{form}"
    for name, form in (
        ("signup", "signup.SignUpForm"),
        ("request_login_code", "codes.RequestCodeForm"),
        ("confirm_login_code", "codes.ConfirmLoginCodeForm"),
        ("confirm_email_verification_code", "codes.ConfirmAddressForm"),
        ("login", "account.LoginForm"),
        ("reauthenticate", "account.ReauthenticateForm"),
        ("add_email", "account.AddressForm"),
        ("change_password", "account.ChangePasswordForm"),
        ("set_password", "account.SetPasswordForm"),
        ("reset_password", "account.ResetPasswordForm"),
        ("reset_password_from_key", "account.ResetPasswordKeyForm"),
    )
}
# How often what may be tried; counted in rows, for all processes together. What an address of the
# network is counted for has room for a school or an office behind one; what a mail address is
# counted for (`key`) holds wherever the tries come from. Who is locked out of the password by
# somebody else's guesses signs in by a mailed code, and a new password makes the guesses forgotten.
ACCOUNT_RATE_LIMITS = {
    # Forms sent, right or wrong: each costs a password's hash.
    "login": "30/m/ip",
    # Wrong passwords and wrong codes of a second factor. Fifty guesses a day at six digits take
    # decades; five at once are somebody who looks for the right one of their passwords.
    "login_failed": "20/10m/ip,5/5m/key,50/d/key",
    # A class may register together; a program fills no table.
    "signup": "10/m/ip,60/h/ip",
    # Each of these sends mail to an address that the sender chooses: it must not be flooded.
    # Three at once: whoever presses the button twice must not be refused.
    "confirm_email": "3/m/key,6/h/key,20/d/key",
    # Far more than one asker is allowed below: a stranger must not keep the owner from their code.
    "request_login_code": "20/m/ip,60/d/key",
    "reset_password": "20/m/ip,60/d/key",
    "manage_email": "10/m/user,30/d/user",
    # Links of such mails, tried.
    "reset_password_from_key": "20/m/ip",
    # Somebody at a session that was left open guesses no password.
    "reauthenticate": "5/m/user,20/h/user",
    "change_password": "5/m/user,20/h/user",
}
# Of one network, or one person who is signed in, at one mail address; counted first, by us.
HOUSEHOLD_RATE_LIMITS = {"request_login_code": "6/h,20/d", "reset_password": "5/h,10/d"}
# A passkey cannot be guessed; this bounds the work.
MFA_RATE_LIMITS = {"webauthn_login": "30/m/ip"}
MFA_ADAPTER = "causerie.accounts.adapter.SecondFactorAdapter"
MFA_FORMS = {
    name: f"causerie.accounts.forms.{form}"
    for name, form in (
        ("authenticate", "second_factor.AuthenticateForm"),
        ("reauthenticate", "second_factor.ReauthenticateForm"),
        ("activate_totp", "second_factor.ActivateTotpForm"),
        ("add_webauthn", "passkeys.AddPasskeyForm"),
        ("signup_webauthn", "passkeys.SignupPasskeyForm"),
        ("edit_webauthn", "passkeys.RenamePasskeyForm"),
        ("login_webauthn", "passkeys.SignInPasskeyForm"),
        ("authenticate_webauthn", "passkeys.AuthenticatePasskeyForm"),
        ("reauthenticate_webauthn", "passkeys.ReauthenticatePasskeyForm"),
    )
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_PASSKEY_SIGNUP_ENABLED = True
STAFF_SECOND_FACTOR = env.boolean(
    "STAFF_SECOND_FACTOR",
    default=False,
    about="Whether everybody who may open the CMS must have a second factor: a passkey or an "
    "authenticator app. Whoever has none is led to set one up first.",
)
MFA_TOTP_ISSUER = SITE_HOST
# Its provider is causerie.accounts.provider.
SOCIALACCOUNT_ADAPTER = "causerie.accounts.openid.OpenIDAccountAdapter"
SOCIALACCOUNT_FORMS = {"signup": "causerie.accounts.forms.openid.SignupForm"}
# The person looks through what a provider has told, and chooses the name that others see.
SOCIALACCOUNT_AUTO_SIGNUP = False
# Whoever controls an address elsewhere does not get into an account here by it.
SOCIALACCOUNT_EMAIL_AUTHENTICATION = False
SOCIALACCOUNT_STORE_TOKENS = False
# Below each locale; a request here may wait for the provider.
OIDC_PATH = "account/oidc/"
OIDC_PROVIDERS = env.names(
    "OIDC_PROVIDERS",
    default="",
    allowed="short names, separated by commas: work, university",
    about="Providers of OpenID Connect by which readers may sign in. For each NAME of the list "
    "there are `OIDC_NAME_URL` (its address, as `https://login.example.org`), "
    "`OIDC_NAME_CLIENT_ID`, `OIDC_NAME_CLIENT_SECRET`, `OIDC_NAME_LABEL` (what the button says) "
    "and `OIDC_NAME_TRUSTS_ADDRESSES` (True: a mail address that it has confirmed is not "
    "confirmed again). The provider is told "
    "to lead back to `SITE_URL` + `/account/oidc/NAME/return/`.",
)
for _name in OIDC_PROVIDERS:
    if not re.fullmatch(r"[a-z][a-z0-9]{0,19}", _name):
        raise SettingError(
            f"OIDC_PROVIDERS: {_name!r} is not allowed; allowed: up to 20 small letters and digits"
        )


def _provider(name: str) -> dict[str, object]:
    """As allauth describes one. Named by the operator, so in no reference."""
    prefix = f"OIDC_{name.upper()}"
    about = f"The provider {name} of OpenID Connect."
    return {
        "provider_id": name,
        "name": env.text(f"{prefix}_LABEL", default=name.title(), about=about),
        "client_id": env.text(f"{prefix}_CLIENT_ID", allowed="as it says", about=about),
        "secret": env.text(f"{prefix}_CLIENT_SECRET", default="", secret=True, about=about),
        "settings": {
            "server_url": env.address(f"{prefix}_URL", default="", about=about),
            "trusts_addresses": env.boolean(
                f"{prefix}_TRUSTS_ADDRESSES", default=False, about=about
            ),
        },
    }


SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [_provider(name) for name in OIDC_PROVIDERS]}}
READER_PICTURES = env.boolean(
    "READER_PICTURES",
    default=True,
    about="Whether readers may show a picture of their own. Switched off, a drawing made from "
    "the handle stands for everybody, and there is nothing to look through for pictures that "
    "are against the law.",
)
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "front_door"

# --- The editor ---------------------------------------------------------------------------------

WAGTAIL_SITE_NAME = "Causerie"
WAGTAILADMIN_BASE_URL = SITE_URL
# Nothing phones home.
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
# Staff sign in, and change their password, where readers do.
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
# Whoever gets an account without a password sets their own by mail.
WAGTAILUSERS_PASSWORD_REQUIRED = False
# `localtime` is a file of the system, and no zone that a browser knows.
WAGTAIL_USER_TIME_ZONES = sorted(available_timezones() - {"localtime"})
WAGTAIL_ALLOW_UNICODE_SLUGS = True
WAGTAIL_PASSWORD_REQUIRED_TEMPLATE = "web/password_required.html"  # noqa: S105 # a template
WAGTAILREDIRECTS_AUTO_CREATE = True
WAGTAILADMIN_RICH_TEXT_EDITORS = {
    "default": {
        "WIDGET": "wagtail.admin.rich_text.DraftailRichTextArea",
        "OPTIONS": {"features": ["bold", "italic", "link", "superscript", "subscript", "code"]},
    }
}
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "modelsearch.backends.database"}}
WAGTAILIMAGES_IMAGE_MODEL = "publication.Picture"
WAGTAILIMAGES_IMAGE_FORM_BASE = "causerie.publication.forms.PictureForm"
# No SVG: it is a document that can carry script.
WAGTAILIMAGES_EXTENSIONS = ["jpg", "jpeg", "png", "webp", "avif", "gif"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = (
    1024
    * 1024
    * env.integer(
        "IMAGE_MEGABYTES_MAX",
        default=20,
        least=1,
        most=200,
        about="The largest image file that an editor may upload.",
    )
)
# A picture of more pixels takes the memory of the machine when it is opened.
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 50_000_000
WAGTAILIMAGES_JPEG_QUALITY = 80
WAGTAILIMAGES_WEBP_QUALITY = 78
WAGTAILIMAGES_AVIF_QUALITY = 62

# --- Files --------------------------------------------------------------------------------------

# Django puts the sub-path in front of these; the edge looks for them without it.
STATIC_PATH = "static/"
MEDIA_PATH = "media/"
STATIC_URL = STATIC_PATH
STATIC_ROOT = SITE_DIR / "static"
MEDIA_URL = MEDIA_PATH
MEDIA_ROOT = Path(
    env.text(
        "MEDIA_DIR",
        default=str(SITE_DIR / "media"),
        allowed="a folder",
        about="Where uploaded pictures lie.",
    )
)
BACKUP_DIR = Path(
    env.text(
        "BACKUP_DIR",
        default=str(SITE_DIR / "backups"),
        allowed="a folder",
        about="Where `causerie upgrade` puts the backup that it makes first.",
    )
)
# Downloads of readers' own data: private, and in no backup.
EXPORT_DIR = Path(
    env.text(
        "EXPORT_DIR",
        default=str(DATA_DIR / "exports"),
        allowed="a folder",
        about="Where the downloads of readers' own data lie until they are fetched. Several "
        "machines share it, as they share MEDIA_DIR; no web server may serve it.",
    )
)
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "causerie.web.static_files.StaticFilesStorage"},
}
# An upload of up to this many bytes stays in memory; the edge has bounded the whole before.
FILE_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
# Pictures, and long articles, are sent below this path by whoever has signed in.
CMS_PATH = "cms/"
UPLOAD_BYTES_MAX = WAGTAILIMAGES_MAX_UPLOAD_SIZE + 5 * 1024 * 1024
# A reader's own picture is sent with their profile; the form itself says where 5 MB end.
PROFILE_PATH = "account/profile/"
PROFILE_BYTES_MAX = 6 * 1024 * 1024
# Elsewhere there are only forms: a text, and some choices.
FORM_BYTES_MAX = 1024 * 1024
# The editor's form of a long article has many fields.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000

# --- Mail ---------------------------------------------------------------------------------------

MAIL_FROM = env.text(
    "MAIL_FROM",
    default=f"causerie@{SITE_HOST}",
    allowed="a mail address",
    about="The sender of the publication's mail.",
)
if "@" not in MAIL_FROM.strip("@"):
    raise SettingError(f"MAIL_FROM: {MAIL_FROM!r} is not allowed; allowed: a mail address")
DEFAULT_FROM_EMAIL = SERVER_EMAIL = MAIL_FROM
EMAIL_HOST = env.text(
    "SMTP_HOST",
    default="",
    allowed="a host name",
    about="The mail server. Without it mail is written to the site folder's `outbox`, which "
    "/dev/outbox shows on a site at localhost.",
)
EMAIL_PORT = env.integer(
    "SMTP_PORT", default=587, least=1, most=65535, about="The mail server's port."
)
EMAIL_HOST_USER = env.text("SMTP_USER", default="", about="The name to sign in to it with.")
EMAIL_HOST_PASSWORD = env.text(
    "SMTP_PASSWORD", default="", secret=True, about="The password to sign in to it with."
)
_smtp_security = env.choice(
    "SMTP_SECURITY",
    default="starttls",
    choices=("starttls", "tls", "none"),
    about="How the connection to it is encrypted.",
)
EMAIL_USE_TLS = _smtp_security == "starttls"
EMAIL_USE_SSL = _smtp_security == "tls"
EMAIL_TIMEOUT = 15
OUTBOX_DIR = SITE_DIR / "outbox"
EMAIL_FILE_PATH = str(OUTBOX_DIR)
# The worker sends; no request waits for a mail server.
EMAIL_BACKEND = (
    "causerie.web.mail.QueueBackend" if EMAIL_HOST else "causerie.web.outbox.OutboxBackend"
)

# --- The web server -----------------------------------------------------------------------------

READ_THREADS = env.integer(
    "READ_THREADS",
    default=8,
    least=1,
    most=64,
    about="How many requests that only read are answered at a time.",
)
WRITE_THREADS = env.integer(
    "WRITE_THREADS",
    default=1 if IS_SQLITE else 4,
    least=1,
    most=64,
    about="How many requests that write are answered at a time. SQLite has one writer; with "
    "PostgreSQL the default is 4.",
)
METRICS_TOKEN = env.text(
    "METRICS_TOKEN",
    default="",
    secret=True,
    about="Who sends it as a bearer token may read /metrics from beyond this machine.",
)

# --- Security -----------------------------------------------------------------------------------

SESSION_COOKIE_NAME = "__Host-session" if IS_SECURE and not SUB_PATH else "session"
CSRF_COOKIE_NAME = "__Host-csrf" if IS_SECURE and not SUB_PATH else "csrf"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = IS_SECURE
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_PATH = CSRF_COOKIE_PATH = f"{SUB_PATH}/"
CSRF_FAILURE_VIEW = "causerie.web.views.errors.csrf_failure"
SECURE_SSL_REDIRECT = IS_SECURE
# Load balancers ask these over plain HTTP.
SECURE_REDIRECT_EXEMPT = [
    rf"^(?:{re.escape(SUB_PATH.removeprefix('/'))}/)?{name}$"
    for name in ("healthz", "readyz", "metrics")
]
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if IS_SECURE else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = False
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
X_FRAME_OPTIONS = "SAMEORIGIN"
# The address of the site is the operator's to choose: whether its sisters are secure is not known
# here (W005, W021), and on localhost there is no TLS (W004, W008, W012, W016).
# Our own middleware sends X-Frame-Options (W002).
SILENCED_SYSTEM_CHECKS = ["security.W002", "security.W005", "security.W021"] + (
    [] if IS_SECURE else ["security.W004", "security.W008", "security.W012", "security.W016"]
)

# --- Logs ---------------------------------------------------------------------------------------

LOG_FORMAT = env.choice(
    "LOG_FORMAT",
    default="json",
    choices=("json", "text"),
    about="json: one object a line, for machines; text: for a terminal.",
)
LOG_LEVEL = env.choice(
    "LOG_LEVEL",
    default="INFO",
    choices=("DEBUG", "INFO", "WARNING", "ERROR"),
    about="The least severe level that is logged.",
)
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "json": {"()": "causerie.lib.logs.JsonFormatter"},
        "text": {"()": "causerie.lib.logs.TerminalFormatter"},
    },
    "filters": {"route": {"()": "causerie.lib.logs.RouteForPath"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": LOG_FORMAT}},
    "root": {"handlers": ["stderr"], "level": LOG_LEVEL},
    "loggers": {
        # Our own line for each request says what these would say again, with the whole address.
        "django.request": {"level": "ERROR", "filters": ["route"]},
        "django.security.csrf": {"level": "CRITICAL"},
        "django.security.DisallowedHost": {"level": "CRITICAL"},
        "uvicorn.access": {"level": "WARNING", "propagate": True},
        "uvicorn.error": {"level": "WARNING", "propagate": True},
        "django_tasks": {"level": "WARNING"},
        "django_tasks_db": {"level": "WARNING"},
        "PIL": {"level": "INFO"},
        "pymorphy3": {"level": "WARNING"},
        # Its lines carry the names of passkeys, each of which is one person's.
        "fido2": {"level": "WARNING"},
        # Its lines carry the titles of drafts.
        "wagtail": {"level": "WARNING"},
    },
}

env.refuse_unknown()
