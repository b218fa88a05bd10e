from django.contrib.sessions.backends.db import SessionStore
from django.db import migrations
from django.utils import timezone

# Who may be signed in is asked of one backend now; a session that names another is nobody's.
FORMER = (
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
)
PRESENT = "causerie.accounts.backends.StandingBackend"
BACKEND, USER = "_auth_user_backend", "_auth_user_id"
# As of an address that is no longer kept.
NOT_KEPT = "0.0.0.0"


def _carry_over(apps, schema_editor):
    sessions = apps.get_model("sessions", "Session").objects.filter(expire_date__gt=timezone.now())
    store = SessionStore()
    for session in sessions.iterator(chunk_size=500):
        data = store.decode(session.session_data)
        if data.get(BACKEND) in FORMER:
            session.session_data = store.encode({**data, BACKEND: PRESENT})
            session.save(update_fields=["session_data"])
            _list(apps, session.pk, data.get(USER))


def _list(apps, key, user_id):
    """Where the person is signed in is told from these rows, which signing in has made only since."""
    listed = apps.get_model("usersessions", "UserSession").objects
    if apps.get_model("accounts", "User").objects.filter(pk=user_id).exists():
        listed.get_or_create(
            session_key=key, defaults={"user_id": user_id, "ip": NOT_KEPT, "user_agent": ""}
        )


class Migration(migrations.Migration):

    dependencies = [
        ("accounts", "0005_mail_address_index"),
        ("sessions", "0001_initial"),
        ("usersessions", "0001_initial"),
    ]

    operations = [
        migrations.RunPython(_carry_over, migrations.RunPython.noop),
    ]
