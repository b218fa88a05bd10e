"""What the page of components is filled with: words of our own in two directions of writing."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from types import SimpleNamespace
from typing import Any
from uuid import UUID

from django.http import HttpRequest

from causerie.publication.blocks import ArticleBlocks
from causerie.publication.models import Picture

WHEN = datetime(2026, 3, 1, 18, 30, tzinfo=UTC)


@dataclass(frozen=True)
class Words:
    """The texts of one panel."""

    section: str
    description: str
    titles: tuple[str, str, str]
    standfirst: str
    author: str
    role: str
    bio: str
    paragraph: str
    quote: str
    tag: str


ENGLISH = Words(
    section="Harbour",
    description="Quays, ferries, and those who wait for them.",
    titles=(
        "The Last Ferry of Winter Leaves at Six",
        "What 1958 Left Behind in the Ice House",
        "Rhabarberkuchenverkäuferinnenvereinigungsvorsitzende",
    ),
    standfirst="It has left at six for sixty years. Nobody remembers who asked it to, and since "
    "last month nobody remembers who may tell it not to.",
    author="Nadia Ferrer",
    role="Harbour correspondent",
    bio="Nadia Ferrer has missed the last ferry eleven times, each time for a good reason.",
    paragraph="<p>The ferry is called <i>Patience</i>, and she takes <b>forty</b> people and one "
    'dog. On a <a href="https://example.org/">windless evening</a> the crossing lasts nine '
    "minutes.[^boat]</p>",
    quote="We never waited for the ferry. The ferry waited for us.",
    tag="Ferries",
)
ARABIC = Words(
    section="الميناء",
    description="أرصفة وعبّارات ومن ينتظرونها.",
    titles=(
        "العبّارة الأخيرة في الشتاء تغادر في السادسة",
        "ما تركه عام 1958 في بيت الثلج",
        "رسالة من Patience إلى ركّابها",
    ),
    standfirst="تغادر في السادسة منذ ستين عامًا. لا أحد يذكر من طلب منها ذلك، ومنذ الشهر الماضي "
    "لا أحد يذكر من يحق له أن يمنعها.",
    author="نادية فرّير",
    role="مراسلة الميناء",
    bio="فاتت نادية فرّير العبّارةُ الأخيرة إحدى عشرة مرة، وكان لها في كل مرة سبب وجيه.",
    paragraph="<p>اسم العبّارة <i>صبر</i>، وهي تحمل <b>أربعين</b> شخصًا وكلبًا واحدًا. وفي "
    '<a href="https://example.org/">مساء بلا ريح</a> يستغرق العبور تسع دقائق.[^boat]</p>',
    quote="لم ننتظر العبّارة يومًا. هي التي كانت تنتظرنا.",
    tag="عبّارات",
)


@dataclass
class SampleArticle:
    """As much of an article as a teaser and a headline show; no row stands behind it."""

    title: str
    standfirst: str
    authors: list[Any]
    hero_image: Picture | None
    first_published_at: datetime = WHEN
    path: str = ""
    steplen: int = 4
    # Of no article: nobody talks about it.
    article_key: UUID | None = None
    pk: int = 0

    @staticmethod
    def get_url(_request: HttpRequest) -> str:
        return "#main"


def articles(words: Words, picture: Picture | None) -> list[SampleArticle]:
    """The last one without a picture."""
    people = [SimpleNamespace(name=words.author, get_absolute_url="#")]
    pictures = (picture, picture, None)
    return [
        SampleArticle(title, words.standfirst, people, image)
        for title, image in zip(words.titles, pictures, strict=True)
    ]


def body(words: Words, picture: Picture | None) -> Any:
    """A text with a block of each kind but the embedded player."""
    return ArticleBlocks().normalize(
        [
            ("paragraph", words.paragraph),
            ("heading", {"text": words.titles[1], "level": "2", "anchor": ""}),
            ("figure", {"image": picture, "alt": words.description, "caption": words.description}),
            ("quote", {"text": words.quote, "source": words.author}),
            ("pull_quote", words.quote),
            ("list", {"ordered": True, "entries": [words.paragraph, words.paragraph]}),
            ("code", {"language": "Python", "code": "if hour == 18:\n    leave()"}),
            ("correction", {"date": date(2026, 3, 2), "text": words.paragraph}),
            ("footnote", {"key": "boat", "text": words.paragraph.replace("[^boat]", "")}),
        ]
    )
