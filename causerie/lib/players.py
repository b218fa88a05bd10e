"""Other sites' players that an article may embed, by the addresses that people copy."""

import re
from dataclasses import dataclass

# Where a player may be framed from: the Content-Security-Policy names these and no others.
FRAME_ORIGINS = ("https://www.youtube-nocookie.com", "https://player.vimeo.com")
PROVIDERS = ("YouTube", "Vimeo")

_YOUTUBE = re.compile(
    r"https://(?:www\.|m\.)?(?:youtube\.com/(?:watch\?(?:[^#]*&)?v=|shorts/|live/|embed/)|youtu\.be/)"
    r"([A-Za-z0-9_-]{11})(?:[?&#].*)?"
)
_VIMEO = re.compile(r"https://(?:www\.)?vimeo\.com/([0-9]{1,12})(?:[/?#].*)?")


@dataclass(frozen=True)
class Player:
    """`frame_url` is framed when the reader asks for it."""

    provider: str
    frame_url: str


def find_player(url: str) -> Player | None:
    """The player for an address, in its most private form; None where we know none."""
    if match := _YOUTUBE.fullmatch(url):
        return Player("YouTube", f"{FRAME_ORIGINS[0]}/embed/{match[1]}?autoplay=1")
    if match := _VIMEO.fullmatch(url):
        return Player("Vimeo", f"{FRAME_ORIGINS[1]}/video/{match[1]}?dnt=1&autoplay=1")
    return None
