"""The tables of accounts that speak of persons."""

from causerie.lib.personal_data import OnErasure, PersonalTable

ERASE, UNNAME = OnErasure.ERASE, OnErasure.UNNAME

TABLES = [
    PersonalTable("accounts.User", "id", "name, handle, mail address, password", ERASE),
    PersonalTable("accounts.User_groups", "user", "roles", ERASE),
    PersonalTable("accounts.User_user_permissions", "user", "permissions", ERASE),
    PersonalTable("accounts.FormerHandle", "user", "earlier handles", ERASE),
    PersonalTable("accounts.DataExport", "user", "downloads of one's data", ERASE),
    PersonalTable("accounts.AccountEvent", "user", "what was done to an account", UNNAME),
    PersonalTable("accounts.AccountEvent", "actor", "who did it", UNNAME),
    PersonalTable("account.EmailAddress", "user", "mail addresses", ERASE),
    PersonalTable("mfa.Authenticator", "user", "second factors and passkeys", ERASE),
    PersonalTable("socialaccount.SocialAccount", "user", "sign-in by other services", ERASE),
    PersonalTable("usersessions.UserSession", "user", "where one is signed in", ERASE),
]
