"""`causerie demo`: the sample magazine, on a site that has no articles of its own."""

import argparse

from django.db import transaction

from causerie.accounts.models import User
from causerie.config.refusal import Refusal
from causerie.config.sample.accounts import (
    MODERATOR,
    accounts_file,
    make_accounts,
    tell_accounts,
)
from causerie.config.sample.discussions import load_discussions
from causerie.config.sample.glossary import load_glossary
from causerie.config.sample.loading import Loader
from causerie.config.sample.people import make_people
from causerie.config.sample.reading import Magazine, read_magazine
from causerie.config.schema import refuse_other_schema
from causerie.discussion.services.roles import ensure_moderators
from causerie.publication.models import ArticlePage


def run(arguments: argparse.Namespace) -> int:
    refuse_other_schema()
    is_sample = accounts_file().exists()
    if ArticlePage.objects.exists() and not is_sample:
        if arguments.if_empty:
            return 0
        raise Refusal("this site has articles of its own; the sample is for an empty one")
    if not (is_sample and arguments.if_empty):
        magazine = read_magazine()
        print(f"Filling the site with “{magazine.publication['name']}”…", flush=True)
        fill(magazine)
    tell_accounts()
    return 0


@transaction.atomic
def fill(magazine: Magazine) -> None:
    """What is there already stays as it is."""
    Loader(magazine).load()
    load_glossary(magazine)
    people = make_people(magazine)
    ensure_moderators()
    make_accounts()
    load_discussions(magazine, people, User.objects.get(handle=MODERATOR))
