"""The addresses of an account beside allauth's; those of signing in elsewhere have its names."""

from allauth.socialaccount import views as allauth_views
from django.urls import path
from django.views.generic import RedirectView

from causerie.accounts.views import (
    entrance,
    erasure,
    me,
    my_data,
    openid,
    passkeys,
    password,
    preferences,
    profile,
    second_factor,
    sessions,
)

# Without a locale: a provider is told one address to lead back to.
urlpatterns = [
    path("account/oidc/<slug:provider_id>/return/", openid.come_back, name="openid_return"),
]

# Below the locale and `account/`, in place of allauth's.
entrance_patterns = [
    path("signup/", entrance.signup, name="account_signup"),
    path(
        "signup/passkey/",
        passkeys.SignUpByPasskeyView.as_view(),
        name="account_signup_by_passkey",
    ),
    path("login/", entrance.login, name="account_login"),
    path("login/code/", entrance.request_code, name="account_request_login_code"),
    path("login/code/confirm/", entrance.confirm_code, name="account_confirm_login_code"),
    path("confirm-email/", entrance.confirm_address, name="account_email_verification_sent"),
    path("password/change/", password.PasswordChangeView.as_view(), name="account_change_password"),
    path("password/set/", password.PasswordSetView.as_view(), name="account_set_password"),
    path("begin-again/", entrance.begin_again, name="account_begin_again"),
]

# Below the locale and `account/mfa/`, in place of allauth's.
second_factor_patterns = [
    path("", second_factor.IndexView.as_view(), name="mfa_index"),
    path("authenticate/", second_factor.AuthenticateView.as_view(), name="mfa_authenticate"),
    path(
        "totp/deactivate/", second_factor.DeactivateTotpView.as_view(), name="mfa_deactivate_totp"
    ),
    path("webauthn/", RedirectView.as_view(pattern_name="mfa_index"), name="mfa_list_webauthn"),
    path("webauthn/add/", passkeys.AddPasskeyView.as_view(), name="mfa_add_webauthn"),
    path("webauthn/login/", passkeys.SignInPasskeyView.as_view(), name="mfa_login_webauthn"),
    path("webauthn/signup/", passkeys.SignUpPasskeyView.as_view(), name="mfa_signup_webauthn"),
    path(
        "webauthn/reauthenticate/",
        second_factor.ReauthenticatePasskeyView.as_view(),
        name="mfa_reauthenticate_webauthn",
    ),
    path(
        "webauthn/keys/<int:pk>/edit/",
        passkeys.RenamePasskeyView.as_view(),
        name="mfa_edit_webauthn",
    ),
    path(
        "webauthn/keys/<int:pk>/remove/",
        passkeys.RemovePasskeyView.as_view(),
        name="mfa_remove_webauthn",
    ),
]

# Below the locale and `account/`.
localised_patterns = [
    path(
        "reauthenticate/code/",
        second_factor.ReauthenticateByCodeView.as_view(),
        name="account_reauthenticate_by_code",
    ),
    path("profile/", profile.profile, name="account_profile"),
    path("preferences/", preferences.preferences, name="account_preferences"),
    path("appearance/", me.appearance, name="account_appearance"),
    path("seen/", me.seen, name="session_seen"),
    path("data/", my_data.my_data, name="my_data"),
    path("data/ask/", my_data.ask, name="ask_for_my_data"),
    path("data/<int:pk>/download/", my_data.download, name="download_my_data"),
    path("delete/", erasure.delete_account, name="delete_account"),
    path("keep/", erasure.keep_account, name="keep_account"),
    path("sessions/", sessions.sessions, name="sessions"),
    path("sessions/<int:pk>/end/", sessions.end_one, name="end_session"),
    path("sessions/end-others/", sessions.end_others, name="end_other_sessions"),
    path("oidc/<slug:provider_id>/login/", openid.login, name="openid_connect_login"),
    path("oidc/<slug:provider_id>/callback/", openid.callback, name="openid_connect_callback"),
    path("elsewhere/", openid.connections, name="socialaccount_connections"),
    path("elsewhere/register/", allauth_views.signup, name="socialaccount_signup"),
    path(
        "elsewhere/broken-off/",
        allauth_views.login_cancelled,
        name="socialaccount_login_cancelled",
    ),
    path("elsewhere/failed/", allauth_views.login_error, name="socialaccount_login_error"),
]
