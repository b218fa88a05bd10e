"""Filling a site with the sample magazine. A second run finds everything there and changes nothing.

Identities are made from names, so what exists is recognised whatever its primary key.
"""

import json
from datetime import timedelta
from typing import Any

from django.core.files import File
from django.db import transaction
from django.utils import timezone
from wagtail.models import Locale, Page

from causerie.config.sample.blocks import identity, raw_body
from causerie.config.sample.reading import Magazine
from causerie.publication.models import (
    ArticlePage,
    Author,
    AuthorText,
    Byline,
    FreePage,
    FrontPage,
    Look,
    LookText,
    Picture,
    SectionPage,
    Tag,
    TagName,
)


def days_ago(texts: dict[str, Any]) -> int:
    """How many days ago an edition was published; what is scheduled comes last."""
    return int(texts.get("published_days_ago", 0))


class Loader:
    """Carries what was made: the primary keys by the names that the files use."""

    def __init__(self, magazine: Magazine) -> None:
        self.magazine = magazine
        self.locales: dict[str, Locale] = {}
        self.fronts: dict[str, FrontPage] = {}
        self.pictures: dict[str, int] = {}
        self.authors: dict[str, Author] = {}
        self.tags: dict[str, Tag] = {}

    @transaction.atomic
    def load(self) -> None:
        for code in self.magazine.locales:
            self._open(code)
        for entry in self.magazine.publication["pictures"]:
            self._picture(entry)
        for entry in self.magazine.publication["authors"]:
            self._author(entry)
        for entry in self.magazine.publication["tags"]:
            self._tag(entry)
        for code, front in self.fronts.items():
            self._sections(code, front)
            self._free_pages(code, front)
            self._articles(code)
        self._name_site()

    def _open(self, code: str) -> None:
        locale, _made = Locale.objects.get_or_create(language_code=code)
        front = FrontPage.objects.get(locale=locale)
        texts = self.magazine.publication["front"][code]
        if not front.live or front.title != texts["title"]:
            front.title = texts["title"]
            front.save_revision().publish()
        self.locales[code] = locale
        self.fronts[code] = FrontPage.objects.get(locale=locale)

    def _name_site(self) -> None:
        look = Look.load()
        look.name = self.magazine.publication["name"]
        look.save()
        for code, locale in self.locales.items():
            texts = self.magazine.publication["front"][code]
            own = texts["title"] if texts["title"] != look.name else ""
            LookText.objects.update_or_create(
                look=look, locale=locale, defaults={"name": own, "tagline": texts["tagline"]}
            )

    def _picture(self, entry: dict[str, Any]) -> None:
        # The title is unique among the sample's pictures.
        picture = Picture.objects.filter(title=entry["title"], credit=entry["credit"]).first()
        if picture is None:
            path = self.magazine.picture(entry["file"])
            with path.open("rb") as stream:
                picture = Picture.objects.create(
                    title=entry["title"], credit=entry["credit"], file=File(stream, name=path.name)
                )
        self.pictures[entry["file"]] = picture.pk

    def _locales_of(self, entry: dict[str, Any]) -> list[tuple[str, Locale]]:
        """Those that an entry has a table for."""
        return [(code, locale) for code, locale in self.locales.items() if code in entry]

    def _author(self, entry: dict[str, Any]) -> None:
        author, made = Author.objects.get_or_create(
            slug=entry["slug"],
            defaults={"name": entry["name"], "picture_id": self.pictures.get(entry["picture"])},
        )
        if made:
            for code, locale in self._locales_of(entry):
                AuthorText.objects.create(author=author, locale=locale, **entry[code])
        self.authors[entry["key"]] = author

    def _tag(self, entry: dict[str, Any]) -> None:
        tag, made = Tag.objects.get_or_create(
            slug=entry["slug"], defaults={"label": entry["label"]}
        )
        if made:
            for code, locale in self._locales_of(entry):
                TagName.objects.create(tag=tag, locale=locale, name=entry[code]["name"])
        self.tags[entry["slug"]] = tag

    def _add(self, parent: Page, page: Page, key: str, *, is_later: bool = False) -> Page:
        """`page` below `parent` and published, or the one that has been there.

        One that is published later is a draft."""
        page.translation_key = identity(key)
        page.locale = parent.locale
        there = Page.objects.filter(translation_key=page.translation_key, locale=page.locale)
        if found := there.first():
            return found.specific
        page.live = not is_later
        parent.add_child(instance=page)
        revision = page.save_revision()
        if not is_later:
            revision.publish()
        return page

    def _sections(self, code: str, front: FrontPage) -> None:
        for entry in self.magazine.publication["sections"]:
            if code not in entry:
                continue
            self._add(front, SectionPage(**entry[code]), f"section-{entry['key']}")

    def _free_pages(self, code: str, front: FrontPage) -> None:
        for entry in self.magazine.publication["pages"]:
            if code not in entry:
                continue
            texts = entry[code]
            page = FreePage(
                title=texts["title"],
                slug=texts["slug"],
                show_in_menus=True,
                **self._edition(texts),
                body=json.dumps(raw_body(entry["key"], texts["body"], self.pictures, {})),
            )
            self._add(front, page, f"page-{entry['key']}")

    def _edition(self, texts: dict[str, Any]) -> dict[str, Any]:
        return {
            "kind": texts["kind"],
            "source_locale": self.locales.get(texts.get("source_locale", "")),
            "translator": texts.get("translator", ""),
        }

    def _articles(self, code: str) -> None:
        """Oldest first, so that a related article is there when it is named; then those again
        whose related articles came after them."""
        texts = {key: e[code] for key, e in self.magazine.articles.items() if code in e}
        pages: dict[str, ArticlePage] = {}
        made = set()
        for key in sorted(texts, key=lambda key: -days_ago(texts[key])):
            before = ArticlePage.objects.count()
            pages[key] = self._article(code, key, texts[key])
            if ArticlePage.objects.count() > before:
                made.add(key)
        editions = {key: page.pk for key, page in pages.items()}
        for key in made:
            page = pages[key]
            page.body = json.dumps(raw_body(key, texts[key]["body"], self.pictures, editions))
            page.full_clean()
            if minutes := texts[key].get("publish_in_minutes"):
                self._schedule(page, minutes)
            else:
                page.save_revision().publish()
                self._date(page, days_ago(texts[key]))

    def _article(self, code: str, key: str, texts: dict[str, Any]) -> ArticlePage:
        section = SectionPage.objects.get(
            translation_key=identity(f"section-{texts['section']}"), locale=self.locales[code]
        )
        article = ArticlePage(
            title=texts["title"],
            slug=texts["slug"],
            standfirst=texts["standfirst"],
            hero_image_id=self.pictures[texts["hero"]],
            hero_alt=texts["hero_alt"],
            hero_caption=texts["hero_caption"],
            **self._edition(texts),
        )
        article.bylines.set([Byline(author=self.authors[author]) for author in texts["authors"]])
        article.tags.set([self.tags[slug] for slug in texts["tags"]])
        is_later = "publish_in_minutes" in texts
        page: ArticlePage = self._add(section, article, f"article-{key}", is_later=is_later)
        return page

    def _schedule(self, page: ArticlePage, minutes: int) -> None:
        """The worker publishes it; until then it is a draft that nobody has seen."""
        page.go_live_at = timezone.now() + timedelta(minutes=minutes)
        page.save_revision().publish()

    def _date(self, page: ArticlePage, days_ago: int) -> None:
        then = timezone.now() - timedelta(days=days_ago)
        Page.objects.filter(pk=page.pk).update(
            first_published_at=then, last_published_at=then, latest_revision_created_at=then
        )
