"""Files that the edge answers: the interface's own, and uploaded pictures."""

import gzip
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.edge.server import Server, edge_settings, serving
from tests.factories import image_file

HASHED = "/static/css/page.0123456789ab.css"
STYLE = b"p { color: black }\n" * 100
SECRET = b"SECRET_KEY=do-not-tell"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("site")
    for name in ("static/css", "media/images"):
        (folder / name).mkdir(parents=True)
    (folder / "causerie.env").write_bytes(SECRET)
    (folder / "static-and-more").mkdir()
    (folder / "static-and-more" / "secret.css").write_bytes(SECRET)
    (folder / "static" / "link.css").symlink_to(folder / "causerie.env")
    _write_static(folder / "static")
    _write_media(folder / "media")
    with serving(edge_settings(folder)) as running:
        yield running


def _write_static(folder: Path) -> None:
    hashed = folder / "css" / "page.0123456789ab.css"
    hashed.write_bytes(STYLE)
    hashed.with_suffix(".css.gz").write_bytes(gzip.compress(STYLE))
    # Nobody unpacks it here.
    hashed.with_suffix(".css.br").write_bytes(b"packed by brotli")
    (folder / "css" / "plain.css").write_bytes(STYLE)
    (folder / "script.0123456789ab.js").write_bytes(b"export {};")


def _write_media(folder: Path) -> None:
    (folder / "images" / "quay.jpg").write_bytes(image_file(size=(600, 400)).read())
    (folder / "images" / "набережная 1.webp").write_bytes(image_file(kind="WEBP").read())
    (folder / "images" / "drawing.svg").write_bytes(b"<svg><script>alert(1)</script></svg>")
    (folder / "page.html").write_bytes(b"<script>alert(1)</script>")
    (folder / "page.HTML").write_bytes(b"<script>alert(1)</script>")
    (folder / "no-ending").write_bytes(b"<script>alert(1)</script>")
    (folder / "page.xhtml").write_bytes(b"<script>alert(1)</script>")
    (folder / "quay.jpg.html").write_bytes(b"<script>alert(1)</script>")


def test_a_name_with_a_digest_is_kept_for_ever(server: Server) -> None:
    answer = server.ask(HASHED)
    assert answer.status == 200
    assert answer.body == STYLE
    assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert answer.headers["content-type"].startswith("text/css")
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_a_name_without_a_digest_is_asked_for_again(server: Server) -> None:
    answer = server.ask("/static/css/plain.css")
    assert answer.headers["cache-control"] == "public, max-age=86400"


@pytest.mark.parametrize(
    ("accept", "encoding"),
    [
        ("gzip, deflate, br, zstd", "br"),
        ("br", "br"),
        ("gzip", "gzip"),
        ("gzip;q=1.0, br;q=0.5", "br"),
        ("br;q=0, gzip", "gzip"),
        ("br; q=0.000, gzip;q=0", None),
        ("identity", None),
        ("", None),
        ("deflate", None),
        ("BR", "br"),
        ("br;q=nonsense", "br"),
    ],
)
def test_the_best_encoding_that_is_accepted_is_sent(
    server: Server, accept: str, encoding: str | None
) -> None:
    answer = server.ask(HASHED, headers={"Accept-Encoding": accept})
    assert answer.status == 200
    assert answer.headers.get("content-encoding") == encoding
    assert answer.headers["vary"] == "Accept-Encoding"
    assert answer.headers["content-type"].startswith("text/css")
    assert int(answer.headers["content-length"]) == len(answer.body)
    if encoding == "gzip":
        assert gzip.decompress(answer.body) == STYLE


def test_what_was_not_compressed_is_sent_as_it_is(server: Server) -> None:
    answer = server.ask("/static/css/plain.css", headers={"Accept-Encoding": "gzip, br"})
    assert "content-encoding" not in answer.headers
    assert answer.body == STYLE


@pytest.mark.parametrize("path", [HASHED, "/static/css/plain.css", "/media/images/quay.jpg"])
def test_a_copy_that_is_still_good_is_not_sent_again(server: Server, path: str) -> None:
    first = server.ask(path)
    again = server.ask(path, headers={"If-None-Match": first.headers["etag"]})
    assert (again.status, again.body) == (304, b"")
    assert again.headers["etag"] == first.headers["etag"]
    assert again.headers["cache-control"] == first.headers["cache-control"]
    other = server.ask(path, headers={"If-None-Match": '"another"'})
    assert other.status == 200


def test_each_encoding_has_a_validator_of_its_own(server: Server) -> None:
    tags = {
        server.ask(HASHED, headers={"Accept-Encoding": name}).headers["etag"]
        for name in ("br", "gzip", "identity")
    }
    assert len(tags) == 3


@pytest.mark.parametrize("path", [HASHED, "/media/images/quay.jpg"])
def test_head_says_what_get_would(server: Server, path: str) -> None:
    get, head = server.ask(path), server.ask(path, "HEAD")
    assert (head.status, head.body) == (200, b"")
    assert head.headers["content-length"] == get.headers["content-length"]
    assert head.headers["etag"] == get.headers["etag"]


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_a_file_can_only_be_read(server: Server, method: str) -> None:
    for path in (HASHED, "/media/images/quay.jpg"):
        assert server.ask(path, method, b"x").status == 405


@pytest.mark.parametrize(
    "path", ["/static/nothing.css", "/media/nothing.jpg", "/static/", "/media/"]
)
def test_what_is_not_there_is_not_found(server: Server, path: str) -> None:
    answer = server.ask(path)
    assert answer.status == 404
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["content-type"].startswith("text/plain")


@pytest.mark.parametrize(
    "folder", ["/static/css", "/static/css/", "/media/images", "/media/images/"]
)
def test_a_folder_is_not_listed(server: Server, folder: str) -> None:
    assert server.ask(folder).status == 404


ESCAPES = [
    "../causerie.env",
    "..%2fcauserie.env",
    "%2e%2e/causerie.env",
    "%2e%2e%2fcauserie.env",
    "..%252fcauserie.env",
    "css/../../causerie.env",
    "css/%2e%2e/%2e%2e/causerie.env",
    "..\\causerie.env",
    "..%5ccauserie.env",
    "....//causerie.env",
    "/etc/passwd",
    "%2fetc%2fpasswd",
    "//etc/passwd",
    "../static-and-more/secret.css",
    "link.css",
    "%00",
    "css/plain.css%00.jpg",
    "..%c0%afcauserie.env",
    "%ff%fe",
    "a" * 300,
    "a/" * 2_000,
    "~root/.profile",
    "file:///etc/passwd",
    "COM1",
    ".",
    "..",
]


@pytest.mark.parametrize("kind", ["static", "media"])
@pytest.mark.parametrize("escape", ESCAPES, ids=[escape[:40] for escape in ESCAPES])
def test_no_path_leads_out_of_the_folder(server: Server, kind: str, escape: str) -> None:
    raw = f"GET /{kind}/{escape} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
    answer = server.say(raw.encode("latin-1"))
    assert answer.split(b" ", 2)[1] in (b"404", b"400"), answer[:200]
    assert SECRET not in answer
    assert b"root:" not in answer
    assert server.ask(HASHED).status == 200


def test_a_picture_is_shown_and_can_run_nothing(server: Server) -> None:
    answer = server.ask("/media/images/quay.jpg")
    assert answer.status == 200
    assert answer.headers["content-type"] == "image/jpeg"
    assert "content-disposition" not in answer.headers
    assert answer.headers["x-content-type-options"] == "nosniff"
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "sandbox" in policy
    assert answer.headers["cache-control"] == "public, max-age=86400"


def test_a_name_may_be_in_any_script(server: Server) -> None:
    path = "/media/images/%D0%BD%D0%B0%D0%B1%D0%B5%D1%80%D0%B5%D0%B6%D0%BD%D0%B0%D1%8F%201.webp"
    answer = server.ask(path)
    assert answer.status == 200
    assert answer.headers["content-type"] == "image/webp"


@pytest.mark.parametrize(
    "name",
    ["images/drawing.svg", "page.html", "page.HTML", "no-ending", "page.xhtml", "quay.jpg.html"],
)
def test_what_is_no_picture_is_only_a_download(server: Server, name: str) -> None:
    answer = server.ask(f"/media/{name}")
    assert answer.status == 200
    assert answer.headers["content-disposition"] == "attachment"
    assert "sandbox" in answer.headers["content-security-policy"]
    assert answer.headers["x-content-type-options"] == "nosniff"
    again = server.ask(f"/media/{name}", headers={"If-None-Match": answer.headers["etag"]})
    assert again.status == 304


def test_media_comes_in_ranges(server: Server) -> None:
    whole = server.ask("/media/images/quay.jpg").body
    answer = server.ask("/media/images/quay.jpg", headers={"Range": "bytes=10-19"})
    assert answer.status == 206
    assert answer.body == whole[10:20]
    assert answer.headers["content-range"] == f"bytes 10-19/{len(whole)}"
    tail = server.ask("/media/images/quay.jpg", headers={"Range": "bytes=-5"})
    assert (tail.status, tail.body) == (206, whole[-5:])
    assert "sandbox" in tail.headers["content-security-policy"]


@pytest.mark.parametrize(
    "given",
    [
        "bytes=9999999-",
        "bytes=20-10",
        "bytes=x",
        "lines=1-2",
        "bytes=0-0,",
        "bytes=" + "0-1," * 3_000,
    ],
)
def test_a_range_that_is_not_there_harms_nothing(server: Server, given: str) -> None:
    answer = server.ask("/media/images/quay.jpg", headers={"Range": given})
    assert answer.status in (200, 206, 400, 416)
    whole = len(server.ask("/media/images/quay.jpg").body)
    assert len(answer.body) <= 2 * whole + 1_000
