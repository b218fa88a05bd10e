"""Which addresses can be played, and how little the other site learns."""

import pytest

from causerie.lib.players import FRAME_ORIGINS, find_player

KEY = "abc-DEF_123"


@pytest.mark.parametrize(
    "url",
    [
        f"https://www.youtube.com/watch?v={KEY}",
        f"https://www.youtube.com/watch?list=x&v={KEY}&t=10s",
        f"https://m.youtube.com/watch?v={KEY}",
        f"https://youtube.com/shorts/{KEY}",
        f"https://www.youtube.com/live/{KEY}?feature=share",
        f"https://www.youtube.com/embed/{KEY}",
        f"https://youtu.be/{KEY}?t=10",
    ],
)
def test_a_youtube_address_becomes_its_private_form(url: str) -> None:
    player = find_player(url)
    assert player is not None
    assert player.provider == "YouTube"
    assert player.frame_url == f"https://www.youtube-nocookie.com/embed/{KEY}?autoplay=1"


@pytest.mark.parametrize("url", ["https://vimeo.com/123456", "https://www.vimeo.com/123456?h=x"])
def test_a_vimeo_address_asks_for_no_tracking(url: str) -> None:
    player = find_player(url)
    assert player is not None
    assert player.frame_url == "https://player.vimeo.com/video/123456?dnt=1&autoplay=1"
    assert player.frame_url.startswith(FRAME_ORIGINS)


@pytest.mark.parametrize(
    "url",
    [
        "",
        f"http://www.youtube.com/watch?v={KEY}",
        f"https://youtube.com.evil.example/watch?v={KEY}",
        f"https://evil.example/https://youtu.be/{KEY}",
        f"https://evil.example/?u=https://youtu.be/{KEY}",
        f"https://www.youtube.com/watch?v={KEY}x",
        f"https://www.youtube.com/watch?x={KEY}",
        f"https://www.youtube.com@evil.example/watch?v={KEY}",
        f"https://youtu.be/{KEY}\n",
        f'https://youtu.be/{KEY}"onload=',
        f"javascript:https://youtu.be/{KEY}",
        "https://vimeo.com/x",
        "https://vimeo.com/1234567890123",
        "https://vimeo.com/١٢٣",
        "https://player.vimeo.com.evil.example/video/1",
    ],
)
def test_another_address_is_no_player(url: str) -> None:
    assert find_player(url) is None


def test_a_hostile_address_takes_no_time() -> None:
    assert find_player("https://www.youtube.com/watch?" + "&v=" * 20_000) is None
