"""Search: what is found, in which order, what is shown of it, and what never appears."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from wagtail.models import PageViewRestriction

from causerie.publication.models import (
    ArticlePage,
    FrontPage,
    SearchEntry,
    SectionPage,
    TagName,
)
from causerie.publication.selectors.search import Results, search
from causerie.publication.selectors.search_query import (
    QUERY_LENGTH_MAX,
    QUERY_WORDS_MAX,
    Query,
)
from causerie.publication.services.search import index_edition
from causerie.publication.services.search_sweep import sweep_search
from causerie.publication.tasks import publish_due
from tests.factories import (
    make_article,
    make_author,
    make_edition,
    make_picture,
    make_section,
    make_tag,
)
from tests.publication.clock import clock_at
from tests.publication.filled import make_full_article

HOUR = timedelta(hours=1)


@pytest.fixture
def section(front: FrontPage) -> SectionPage:
    return make_section(front)


def _text(words: str) -> list[tuple[str, Any]]:
    return [("paragraph", f"<p>{words}</p>")]


def _write(section: SectionPage, title: str, words: str = "It leaves.", **more: Any) -> ArticlePage:
    slug = title.lower().replace(" ", "-")
    return make_article(section, title, slug=slug, body=_text(words), **more)


def _titles(query: str, locale: str = "en", **more: str) -> list[str]:
    return [result.article.title for result in search(Query(query, locale, **more)).page]


def _shown(segments: list[Any]) -> str:
    """With the marks as brackets."""
    return "".join(f"[{s.text}]" if s.is_match else s.text for s in segments)


# --- Order, excerpts, bounds --------------------------------------------------------------------


def test_what_stands_in_the_title_comes_before_what_stands_in_the_text(
    section: SectionPage,
) -> None:
    _write(section, "A ferry at dawn", "Of boats.")
    _write(section, "Boats", "The ferry, the ferries, ferry after ferry.")
    assert _titles("ferries") == ["A ferry at dawn", "Boats"]


def test_of_two_alike_the_newer_comes_first(section: SectionPage) -> None:
    old = _write(section, "One ferry")
    ArticlePage.objects.filter(pk=old.pk).update(
        first_published_at=timezone.now() - timedelta(days=2_000)
    )
    new = _write(section, "Two ferry")
    assert _titles("ferry") == [new.title, old.title]
    ArticlePage.objects.filter(pk=new.pk).update(
        first_published_at=timezone.now() - timedelta(days=4_000)
    )
    assert _titles("ferry") == [old.title, new.title]


def test_every_word_must_be_there(section: SectionPage) -> None:
    _write(section, "The night ferry", "Over the water.")
    assert _titles("water ferry") == ["The night ferry"]
    assert _titles("water bridge") == []


def test_an_article_is_found_by_author_tag_and_standfirst(section: SectionPage) -> None:
    article = make_article(
        section, authors=(make_author(),), standfirst="Of winter.", published=False
    )
    tag = make_tag()
    TagName.objects.create(tag=tag, locale=section.locale, name="Crossings")
    article.tags.set([tag])
    article.save_revision().publish()
    for query in ("nadia ferrer", "crossing", "winter", "six"):
        assert _titles(query) == ["The last ferry"], query


def test_an_excerpt_shows_the_place_with_its_words_marked(section: SectionPage) -> None:
    _write(
        section, "Far", f"{'And so on. ' * 400} At last the <b>bridges</b> fell. {'Then. ' * 90}"
    )
    [result] = search(Query("bridge fell", "en")).page
    shown = _shown(result.excerpt)
    assert "[bridges] [fell]" in shown
    assert shown.startswith("… ")
    assert shown.endswith(" …")
    assert len(shown) < 300


def test_without_a_match_in_the_text_it_is_shown_from_its_beginning(section: SectionPage) -> None:
    _write(section, "Ferries", "Once upon a time.", standfirst="A story.")
    [result] = search(Query("ferry", "en")).page
    assert _shown(result.title) == "[Ferries]"
    assert _shown(result.excerpt) == "A story.\nOnce upon a time."


def test_every_block_is_searched_and_no_name_of_a_setting(front: FrontPage) -> None:
    make_full_article(make_section(front), authors=(make_author(),))
    for query in ("quay", "passenger", "heron", "leave()", "1958", "seven boats", "harbour log"):
        assert "The last ferry" in _titles(query), query
    entry = SearchEntry.objects.get(edition__title="The last ferry")
    assert "At the quay" in entry.text
    assert "Main" not in entry.text
    assert "[^" not in entry.text


def test_more_than_a_page_is_paged_through_each_article_once(section: SectionPage) -> None:
    for number in range(23):
        _write(section, f"Ferry {number}")
    pages = [search(Query("ferry", "en"), number) for number in (1, 2)]
    found = [result.article.title for results in pages for result in results.page]
    assert pages[0].total == 23
    assert len(set(found)) == len(found) == 23


@pytest.mark.parametrize("number", ["0", "-1", "99", "x", "", "１", "9" * 200])
def test_a_page_that_is_not_there_is_the_nearest(section: SectionPage, number: str) -> None:
    _write(section, "Ferry")
    assert len(search(Query("ferry", "en"), number).page) == 1


def test_a_query_is_considered_up_to_its_bound(section: SectionPage) -> None:
    _write(section, "Ferry")
    long = Query("ferry " * 2_000, "en")
    assert len(search(long).page) == 1
    assert long.is_cut
    many = Query(" ".join(f"w{n}" for n in range(QUERY_WORDS_MAX + 1)), "en")
    assert len(many.terms) == QUERY_WORDS_MAX
    assert many.is_cut
    assert not Query("ferry " * (QUERY_LENGTH_MAX // 6), "en").is_cut


# --- What never appears -------------------------------------------------------------------------


def test_a_draft_is_not_found_until_it_is_published(section: SectionPage) -> None:
    draft = _write(section, "Ferry", published=False)
    assert _titles("ferry") == []
    draft.get_latest_revision().publish()
    assert _titles("ferry") == ["Ferry"]


def test_a_draft_of_a_published_article_is_not_searched(section: SectionPage) -> None:
    article = _write(section, "Ferry")
    article.title = "Bridge"
    article.save_revision()
    assert _titles("bridge") == []
    article.save_revision().publish()
    assert _titles("bridge") == ["Bridge"]
    assert _titles("ferry") == []


def test_what_is_taken_back_is_not_found(section: SectionPage) -> None:
    article = _write(section, "Ferry")
    article.unpublish()
    assert _titles("ferry") == []
    assert not SearchEntry.objects.exists()


def test_what_is_scheduled_is_found_when_it_is_due(section: SectionPage) -> None:
    article = _write(section, "Ferry", published=False)
    article.go_live_at = timezone.now() + HOUR
    article.expire_at = timezone.now() + 3 * HOUR
    article.save_revision().publish()
    assert _titles("ferry") == []
    with clock_at(timezone.now() + 2 * HOUR):
        publish_due()
    assert _titles("ferry") == ["Ferry"]
    with clock_at(timezone.now() + 4 * HOUR):
        publish_due()
    assert _titles("ferry") == []


@pytest.mark.parametrize("closed", ["front", "section"])
def test_what_stands_below_what_is_taken_back_is_not_found(
    front: FrontPage, section: SectionPage, closed: str
) -> None:
    _write(section, "Ferry")
    (front if closed == "front" else section).unpublish()
    results = search(Query("ferry", "en"))
    assert (list(results.page), results.total) == ([], 0)


@pytest.mark.parametrize("place", ["front", "section", "article"])
@pytest.mark.parametrize("kind", ["login", "password"])
def test_what_only_some_may_read_is_not_even_counted(
    front: FrontPage, section: SectionPage, place: str, kind: str
) -> None:
    article = _write(section, "Ferry")
    page = {"front": front, "section": section, "article": article}[place]
    PageViewRestriction.objects.create(page=page, restriction_type=kind, password="x")
    results = search(Query("ferry", "en"))
    assert (list(results.page), results.total) == ([], 0)
    suggested = search(Query("ferry nowhere", "en")).suggestions
    assert suggested
    assert suggested.shorter == []
    assert sum(choice.count or 0 for choice in results.choices.sections) == 0


def test_a_deleted_article_leaves_nothing_behind(section: SectionPage) -> None:
    article = _write(section, "Ferry")
    article.delete()
    assert _titles("ferry") == []
    assert not SearchEntry.objects.exists()


def test_another_locale_s_articles_are_not_found(section: SectionPage, front_fr: FrontPage) -> None:
    article = _write(section, "Wagtail")
    make_edition(article, make_section(front_fr, "Ville", "ville"), "Wagtail", "wagtail-fr")
    [result] = search(Query("wagtail", "fr")).page
    assert result.article.locale == front_fr.locale


# --- Filters ------------------------------------------------------------------------------------


def test_filters_narrow_and_say_how_many(front: FrontPage, section: SectionPage) -> None:
    other = make_section(front, "River", "river")
    nadia, omar = make_author(), make_author("Omar", "omar")
    old = _write(section, "Ferry one", authors=(nadia,))
    _write(section, "Ferry two", authors=(nadia, omar))
    _write(other, "Ferry three", authors=(omar,))
    then = timezone.now() - timedelta(days=60)
    ArticlePage.objects.filter(pk=old.pk).update(first_published_at=then)
    index_edition(ArticlePage.objects.get(pk=old.pk))
    choices = search(Query("ferry", "en")).choices
    assert {c.value: c.count for c in choices.sections} == {"city": 2, "river": 1}
    assert {c.value: c.count for c in choices.authors} == {"nadia-ferrer": 2, "omar": 2}
    assert _titles("ferry", section="river") == ["Ferry three"]
    assert set(_titles("ferry", author="nadia-ferrer")) == {"Ferry one", "Ferry two"}
    assert set(_titles("ferry", time="month")) == {"Ferry two", "Ferry three"}
    assert len(_titles("ferry", time="year")) == 3
    assert _titles("ferry", section="city", author="omar", time="week") == ["Ferry two"]


def test_a_filter_that_there_is_none_of_filters_nothing(section: SectionPage) -> None:
    _write(section, "Ferry")
    assert _titles("ferry", section="no", author="no", time="no") == ["Ferry"]


def test_a_moved_article_is_found_in_its_new_section(
    front: FrontPage, section: SectionPage
) -> None:
    other = make_section(front, "River", "river")
    article = _write(section, "Ferry")
    article.move(other, pos="last-child")
    assert _titles("ferry", section="river") == ["Ferry"]
    assert _titles("ferry", section="city") == []


def test_another_slug_or_a_renamed_section_loses_nothing(section: SectionPage) -> None:
    article = _write(section, "Ferry")
    article.slug = "another"
    article.save_revision().publish()
    section.slug, section.title = "town", "Town"
    section.save_revision().publish()
    [result] = search(Query("ferry", "en", section="town")).page
    assert result.article.get_url() == "/en/town/another/"


# --- Nothing found ------------------------------------------------------------------------------


def _suggested(query: Query) -> Any:
    suggestions = search(query).suggestions
    assert suggestions
    return suggestions


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("feryr", "ferry"),
        ("fery", "ferry"),
        ("gferry", "ferry"),
        ("harbor", "harbour"),
        ("cathedarl ferry", "cathedral ferry"),
        ("zzz", None),
        ("xy", None),
    ],
)
def test_a_mistyped_word_is_mended(section: SectionPage, typed: str, meant: str | None) -> None:
    _write(section, "The ferry to the harbour cathedral")
    mended = [offer.query.text for offer in _suggested(Query(typed, "en")).mended]
    assert (mended[:1] or [None]) == [meant]


def test_nothing_is_offered_that_finds_nothing(section: SectionPage) -> None:
    _write(section, "The ferry").unpublish()
    suggestions = _suggested(Query("fery ferry", "en"))
    assert (suggestions.mended, suggestions.shorter, suggestions.elsewhere) == ([], [], [])


def test_fewer_words_other_locales_and_no_filters_are_offered(
    section: SectionPage, front_fr: FrontPage
) -> None:
    _write(section, "The ferry", "Over the water.")
    make_article(make_section(front_fr, "Ville", "ville"), "Les ponts neufs", slug="ponts")
    shorter = _suggested(Query("ferry nowhere", "en")).shorter
    assert [(offer.query.text, offer.count) for offer in shorter] == [("ferry", 1)]
    [elsewhere] = _suggested(Query("pont", "en")).elsewhere
    assert (elsewhere.locale.code, elsewhere.count) == ("fr", 1)
    author = make_author()
    make_article(section, "Cranes", slug="cranes", authors=(author,))
    unfiltered = _suggested(Query("ferry", "en", author=author.slug)).unfiltered
    assert (unfiltered.query, unfiltered.count) == (Query("ferry", "en"), 1)


# --- Keeping in step ----------------------------------------------------------------------------


def test_what_has_no_entry_is_swept_up(section: SectionPage) -> None:
    _write(section, "Ferry")
    _write(section, "Draft ferry", published=False)
    SearchEntry.objects.all().delete()
    assert _titles("ferry") == []
    assert sweep_search() == 1
    assert _titles("ferry") == ["Ferry"]
    assert sweep_search() == 0


def test_entries_of_older_rules_are_made_anew(section: SectionPage) -> None:
    _write(section, "Ferry")
    SearchEntry.objects.update(version="0", title_stems="other")
    assert sweep_search() == 1
    assert _titles("ferry") == ["Ferry"]


def test_an_entry_whose_article_is_not_published_is_swept_away(section: SectionPage) -> None:
    article = _write(section, "Ferry")
    ArticlePage.objects.filter(pk=article.pk).update(live=False)
    assert _titles("ferry") == []
    sweep_search()
    assert not SearchEntry.objects.exists()


def test_a_new_name_of_an_author_or_tag_is_found_after_the_sweep(section: SectionPage) -> None:
    author, tag = make_author(), make_tag()
    article = _write(section, "Ferry", authors=(author,), published=False)
    article.tags.set([tag])
    article.save_revision().publish()
    author.name, tag.label = "Olga Petrov", "Boats"
    author.save()
    assert sweep_search() == 1
    tag.save()
    assert sweep_search() == 1
    assert _titles("petrov boat") == ["Ferry"]
    assert _titles("nadia") == []


def test_a_text_that_cannot_be_indexed_keeps_no_other_back(
    section: SectionPage, caplog: pytest.LogCaptureFixture
) -> None:
    broken, _sound = _write(section, "Broken"), _write(section, "Ferry")
    SearchEntry.objects.all().delete()
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE publication_articlepage SET body = '[5]' WHERE page_ptr_id = %s", [broken.pk]
        )
    assert sweep_search() == 1
    assert "an edition cannot be indexed" in caplog.text
    assert _titles("ferry") == ["Ferry"]


# --- Hostile queries ----------------------------------------------------------------------------

HOSTILE = [
    "", " ", '"', '""', "'", "\\", "*", "ferry*", '"ferry', "ferry AND", "NOT", "OR OR",
    "NEAR(a b)", "title:ferry", "{a b}: c", "-ferry", "^ferry", "ferry:*", "a & b | !c <-> d",
    "(", "((((", "%", "_", "; DROP TABLE x", "\x00", "a\x00b", "\ud7ff\ufffe", "‮ferry", "💚",
    "a" * 10_000,
    "猫" * 10_000, "\u0301" * 300, "ß" * 300, "ﷺ" * 200, "1e5 -3.5 0x1f", "foo/bar.html a@b.org",
    "http://example.org/?q=1", "é" * 5_000, "ा", "ิ", "ـ", "'''", "$$", "\n\t",
]  # fmt: skip


@pytest.mark.parametrize("query", HOSTILE)
def test_nothing_that_is_typed_breaks_the_search(section: SectionPage, query: str) -> None:
    _write(section, "Ferry")
    for locale in ("en", "uk", "ja", "ar"):
        assert isinstance(search(Query(query, locale)), Results)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=60), st.sampled_from(["en", "th"])
)
def test_no_text_breaks_the_search(front: FrontPage, text: str, locale: str) -> None:
    assert isinstance(search(Query(text, locale)), Results)


def test_operators_and_quotation_marks_are_no_words(section: SectionPage) -> None:
    _write(section, "The night ferry")
    assert _titles('"night ferry"') == _titles("-ferry +night") == ["The night ferry"]
    assert _titles("night OR bridge") == []


def test_whatever_is_published_can_be_indexed(section: SectionPage) -> None:
    for number, words in enumerate(HOSTILE):
        clean = "".join(c for c in words if c.isprintable())
        article = make_article(
            section, f"Odd {number}", slug=f"odd-{number}", body=[("pull_quote", clean)]
        )
        assert SearchEntry.objects.filter(pk=article.pk).exists()


# --- Cost ---------------------------------------------------------------------------------------


def _queries(query: Query) -> int:
    cache.clear()
    with CaptureQueriesContext(connection) as queries:
        results = search(query)
        [result.article.get_url() for result in results.page]
    return len(queries)


def test_a_search_asks_as_often_with_much_as_with_little(section: SectionPage) -> None:
    counts = []
    for times in (1, 14):
        for number in range(times):
            authors = (make_author(f"A {times} {number}", f"a-{times}-{number}"),)
            picture = make_picture(size=(40, 30))
            _write(section, f"Ferry {times} {number}", authors=authors, hero_image=picture,
                   hero_alt="x")  # fmt: skip
        counts.append(_queries(Query("ferry", "en")))
    assert counts[0] == counts[1]
