"""The tables of the publication, Wagtail's among them, that speak of persons."""

from causerie.lib.personal_data import OnErasure, PersonalTable

TABLES = [
    PersonalTable("publication.Author", "user", "the account of an author", OnErasure.UNNAME),
]
