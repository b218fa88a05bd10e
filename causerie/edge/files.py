"""Files answered by the edge: the interface's own (static) and uploaded pictures (media)."""

import mimetypes
import os
import re
from pathlib import Path

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.responses import FileResponse, Response
from starlette.staticfiles import NotModifiedResponse
from starlette.staticfiles import StaticFiles as Folder
from starlette.types import Receive, Scope, Send

from causerie.edge.plain import plain_answer

# `page.1f3a9c0b2d4e.css`: the name changes with the content, so a copy never goes stale.
_HASHED_NAME = re.compile(r"\.[0-9a-f]{12}\.[A-Za-z0-9]+$")
_FOR_EVER = "public, max-age=31536000, immutable"
_A_DAY = "public, max-age=86400"
# Not every Python and system knows these yet.
mimetypes.add_type("image/webp", ".webp")
mimetypes.add_type("image/avif", ".avif")
# In order of preference: the name in Accept-Encoding, the ending of the compressed file.
_ENCODINGS = (("br", ".br"), ("gzip", ".gz"))
_REFUSED = re.compile(r"q=0(?:\.0*)?")
# A picture opened by itself must not be able to run anything.
_MEDIA_POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
_PICTURE_TYPES = ("image/jpeg", "image/png", "image/webp", "image/avif", "image/gif")


def _accepted(accept_encoding: str) -> set[str]:
    """The encodings that a header names, without those it refuses (RFC 9110, section 12.5.3)."""
    parts = (part.lower().partition(";") for part in accept_encoding.split(","))
    return {name.strip() for name, _, weight in parts if not _REFUSED.fullmatch(weight.strip())}


class StaticFiles(Folder):
    """Hashed and compressed beforehand by `collectstatic`; the best encoding there is is sent."""

    def __init__(self, root: Path) -> None:
        super().__init__(directory=root, check_dir=False)

    async def answer(self, path: str, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            response = await self.get_response(os.path.normpath(path), scope)
        except HTTPException as error:
            return await plain_answer(error.status_code, error.detail, scope, receive, send)
        return await response(scope, receive, send)

    def file_response(
        self,
        full_path: str | os.PathLike[str],
        stat_result: os.stat_result,
        scope: Scope,
        status_code: int = 200,
    ) -> Response:
        plain = os.fspath(full_path)
        response = self._encoded(plain, stat_result, scope)
        self.add_headers(plain, response)
        if self.is_not_modified(response.headers, Headers(scope=scope)):
            return NotModifiedResponse(response.headers)
        return response

    def _encoded(self, plain: str, stat_result: os.stat_result, scope: Scope) -> FileResponse:
        names = _accepted(Headers(scope=scope).get("accept-encoding", ""))
        for name, ending in _ENCODINGS:
            if name in names and os.path.exists(plain + ending):
                response = FileResponse(
                    plain + ending,
                    media_type=FileResponse(plain).media_type,
                    stat_result=os.stat(plain + ending),
                )
                response.headers["content-encoding"] = name
                return response
        return FileResponse(plain, stat_result=stat_result)

    def add_headers(self, path: str, response: Response) -> None:
        response.headers["vary"] = "Accept-Encoding"
        response.headers["x-content-type-options"] = "nosniff"
        response.headers["cache-control"] = _FOR_EVER if _HASHED_NAME.search(path) else _A_DAY


class MediaFiles(StaticFiles):
    """Uploaded pictures. Whatever else should lie there is only offered as a download."""

    def add_headers(self, path: str, response: Response) -> None:
        response.headers["x-content-type-options"] = "nosniff"
        response.headers["content-security-policy"] = _MEDIA_POLICY
        response.headers["cache-control"] = _A_DAY
        if response.media_type not in _PICTURE_TYPES:
            response.headers["content-disposition"] = "attachment"

    def _encoded(self, plain: str, stat_result: os.stat_result, scope: Scope) -> FileResponse:
        return FileResponse(plain, stat_result=stat_result)
