"""The ways from one page of a thread to the others."""

from dataclasses import dataclass

from causerie.discussion.selectors.thread_pages import Order, ThreadPage

# On each side of the page that one is on; a telephone has room for no more.
NEIGHBOURS = 1


@dataclass(frozen=True)
class PageLink:
    """Without a number: a gap."""

    number: int | None = None
    url: str = ""
    is_current: bool = False


@dataclass(frozen=True)
class PageLinks:
    """In the order of reading. `is_windows`: the parts of one branch; `is_backwards`: what comes
    later in the row is older."""

    pages: list[PageLink]
    previous: str = ""
    next: str = ""
    is_windows: bool = False
    is_backwards: bool = False

    def __bool__(self) -> bool:
        return bool(self.previous or self.next)


def page_links(page: ThreadPage, address: str, text: str = "") -> PageLinks:
    """`address` is the thread's; `text` is how the comments are shown where somebody has asked for
    it: `original`, say."""
    if page.order is Order.VALUED:
        kept = f"&text={text}" if text else ""
        following = f"{address}valued/?after={page.after}{kept}#discussion" if page.after else ""
        return PageLinks([], next=following)
    is_branch = page.root_number is not None
    kept = f"?text={text}" if text else ""
    base = f"{address}branch/{page.root_number}/" if is_branch else f"{address}{page.order}/"
    # Never a list: of a long thread it would be.
    numbers = range(0 if is_branch else 1, page.page_count + 1)
    if page.order is Order.NEWEST:
        numbers = numbers[::-1]
    here = numbers.index(page.number)
    # The newest page may hold the one after it as well.
    is_first = here == 0 or _holds_newest(page)
    return PageLinks(
        pages=_row(numbers, page.number, base, kept),
        previous="" if is_first else _url(base, numbers[here - 1], kept),
        next="" if here == len(numbers) - 1 else _url(base, numbers[here + 1], kept),
        is_windows=is_branch,
        is_backwards=page.order is Order.NEWEST,
    )


def _holds_newest(page: ThreadPage) -> bool:
    newest = page.page_count - 1
    return page.order is Order.NEWEST and any(one.bucket == newest for one in page.comments)


def _row(numbers: range, current: int, base: str, kept: str) -> list[PageLink]:
    """The first, the last, and those around the current one."""
    here = numbers.index(current)
    row: list[PageLink] = []
    before = -1
    for place in _places(here, len(numbers)):
        if place == before + 2:
            # A gap of one page would be as wide as the page.
            row.append(PageLink(numbers[place - 1], _url(base, numbers[place - 1], kept)))
        elif place > before + 2:
            row.append(PageLink())
        number = numbers[place]
        row.append(PageLink(number, _url(base, number, kept), is_current=place == here))
        before = place
    return row


def _places(here: int, count: int) -> list[int]:
    around = range(max(0, here - NEIGHBOURS), min(count, here + NEIGHBOURS + 1))
    return sorted({0, count - 1, *around})


def _url(base: str, number: int, kept: str) -> str:
    return f"{base}{number}/{kept}#discussion"
