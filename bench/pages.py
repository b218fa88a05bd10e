"""What pages cost: CPU time of the web process a request, as multiples of a view that does nothing.

Needs a running site with the sample magazine on this machine. CPU time comes from /proc (Linux).
"""

import http.client
import os
import re
import sys
from pathlib import Path
from urllib.parse import urlsplit

REQUESTS = 200
WARM_UP = 10
TICKS_PER_SECOND = os.sysconf("SC_CLK_TCK")


def listening_sockets(port: int) -> set[str]:
    """Sockets that listen on `port`, as links in /proc/<pid>/fd name them (proc(5))."""
    lines = [
        line.split()
        for table in ("/proc/net/tcp", "/proc/net/tcp6")
        if Path(table).exists()
        for line in Path(table).read_text().splitlines()[1:]
    ]
    return {
        f"socket:[{fields[9]}]"
        for fields in lines
        if fields[3] == "0A" and int(fields[1].rpartition(":")[2], 16) == port
    }


def web_process(port: int) -> int:
    """The web server that answers on `port`; its parent holds the same socket, and does nothing."""
    wanted = listening_sockets(port)
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            command = (folder / "cmdline").read_bytes()
            if b"causerie.config.web_process" in command and wanted.intersection(
                os.readlink(link) for link in (folder / "fd").iterdir()
            ):
                return int(folder.name)
        except OSError:
            continue
    sys.exit(f"no site answers on port {port}; start one: make run")


def cpu_seconds(process: int) -> float:
    """User and system time of a process (proc(5), fields 14 and 15 of stat)."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS_PER_SECOND


def fetch(connection: http.client.HTTPConnection, path: str) -> str:
    connection.request("GET", path)
    response = connection.getresponse()
    body = response.read()
    if response.status != 200:
        sys.exit(f"{path} answers {response.status}")
    return body.decode()


def cost(connection: http.client.HTTPConnection, path: str, process: int) -> float:
    for _ in range(WARM_UP):
        fetch(connection, path)
    before = cpu_seconds(process)
    for _ in range(REQUESTS):
        fetch(connection, path)
    return (cpu_seconds(process) - before) / REQUESTS * 1000


def first(pattern: str, html: str) -> str:
    found = re.search(pattern, html)
    if not found:
        sys.exit(f"nothing on the front page looks like {pattern}")
    return found[1]


def main() -> None:
    address = urlsplit(os.environ.get("SITE_URL", "http://localhost:8000"))
    port = address.port or 80
    connection = http.client.HTTPConnection(address.hostname or "localhost", port)
    process = web_process(port)
    front = f"{address.path}/en/"
    html = fetch(connection, front)
    pages = {
        "a view that does nothing": f"{address.path}/healthz",
        "a file from the edge": first(r'href="([^"]+\.css)"', html),
        "front page": front,
        "section": first(r'href="(/[^"]*en/[\w-]+/)"', html.split("masthead-sections")[1]),
        "article": first(r'<h2[^>]*><a href="([^"]+)"', html),
    }
    costs = {name: cost(connection, path, process) for name, path in pages.items()}
    bare = costs["a view that does nothing"]
    print(f"{'':28}{'CPU ms a request':>18}{'ratio':>8}")
    for name, milliseconds in costs.items():
        print(f"{name:28}{milliseconds:18.2f}{milliseconds / bare:8.1f}")


if __name__ == "__main__":
    main()
