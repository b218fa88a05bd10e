"""From one page of a thread to the others."""

from causerie.discussion.models import Comment, Thread
from causerie.discussion.selectors.page_links import PageLinks, page_links
from causerie.discussion.selectors.thread_pages import Order, ThreadPage

ADDRESS = "/en/discussion/7/"


def _links(order: Order, number: int, count: int, **more: object) -> PageLinks:
    comments: list[Comment] = []
    page = ThreadPage(Thread(pk=7), order, comments, number, count, **more)  # type: ignore[arg-type] # one of its fields each
    return page_links(page, ADDRESS)


def _row(links: PageLinks) -> list[int | None]:
    return [link.number for link in links.pages]


def test_a_thread_of_one_page_leads_nowhere() -> None:
    assert not _links(Order.IN_ORDER, 1, 1)


def test_a_page_in_the_middle_leads_to_its_neighbours_and_to_both_ends() -> None:
    links = _links(Order.IN_ORDER, 50, 90)
    assert _row(links) == [1, None, 49, 50, 51, None, 90]
    assert [link.number for link in links.pages if link.is_current] == [50]
    assert links.previous == f"{ADDRESS}page/49/#discussion"
    assert links.next == f"{ADDRESS}page/51/#discussion"


def test_the_first_page_leads_on_only() -> None:
    links = _links(Order.IN_ORDER, 1, 3)
    assert (_row(links), links.previous) == ([1, 2, 3], "")
    assert links.next == f"{ADDRESS}page/2/#discussion"


def test_newest_first_the_row_runs_backwards() -> None:
    links = _links(Order.NEWEST, 2, 3)
    assert links.is_backwards
    assert _row(links) == [3, 2, 1]
    assert links.previous == f"{ADDRESS}newest/3/#discussion"
    assert links.next == f"{ADDRESS}newest/1/#discussion"


def test_a_page_that_holds_the_newest_remarks_too_names_nothing_newer() -> None:
    page = ThreadPage(Thread(pk=7), Order.NEWEST, [Comment(bucket=2)], 2, 3)
    assert page_links(page, ADDRESS).previous == ""


def test_the_most_valued_lead_on_by_where_they_end() -> None:
    assert _links(Order.VALUED, 1, 1, after="80-12").next.startswith(
        f"{ADDRESS}valued/?after=80-12"
    )
    assert not _links(Order.VALUED, 1, 1)


def test_a_branch_leads_from_window_to_window() -> None:
    links = _links(Order.IN_ORDER, 0, 2, root_number=5)
    assert links.is_windows
    assert (links.previous, links.next) == ("", f"{ADDRESS}branch/5/1/#discussion")


def test_a_thread_of_fifty_thousand_pages_has_as_short_a_row() -> None:
    assert len(_links(Order.IN_ORDER, 25_000, 50_000).pages) == 7
