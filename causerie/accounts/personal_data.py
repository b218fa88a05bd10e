"""The tables of accounts that speak of persons."""

from causerie.lib.personal_data import OnErasure, PersonalTable

TABLES = [
    PersonalTable("accounts.User", "id", "name, handle, mail address, password", OnErasure.ERASE),
    PersonalTable("accounts.User_groups", "user", "roles", OnErasure.ERASE),
    PersonalTable("accounts.User_user_permissions", "user", "permissions", OnErasure.ERASE),
    PersonalTable("account.EmailAddress", "user", "mail addresses", OnErasure.ERASE),
    PersonalTable("mfa.Authenticator", "user", "second factors", OnErasure.ERASE),
]
