"""Log lines for machines (JSON) and for a terminal, without personal data."""

import json
import logging
import re
from datetime import UTC, datetime

# What could name a person in the message of an exception: an address, or a quoted value.
_MAIL_ADDRESS = re.compile(r"[^\s@<>\"'()]+@[^\s@<>\"'()]+")
_DATABASE_DETAIL = re.compile(r"=\([^)]*\)")

_STANDARD = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "taskName"}
_FOREIGN = frozenset({"request", "status_code", "server_time"})


def without_personal_data(text: str) -> str:
    """`text` with mail addresses and the values in database errors masked."""
    return _DATABASE_DETAIL.sub("=(…)", _MAIL_ADDRESS.sub("…@…", text))


class RouteForPath(logging.Filter):
    """Names the route in a failed request's line: a path may be a link to reset a password."""

    def filter(self, record: logging.LogRecord) -> bool:
        request = getattr(record, "request", None)
        if request is not None:
            match = getattr(request, "resolver_match", None)
            route = (match.view_name or match.route) if match else "unresolved"
            status = getattr(record, "status_code", "")
            record.msg, record.args = "request failed: %s, status %s", (route, status)
        return True


class JsonFormatter(logging.Formatter):
    """One JSON object a line: time, level, logger, message, and the fields given as `extra`."""

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, object] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": without_personal_data(record.getMessage()),
        }
        for name, value in vars(record).items():
            if name not in _STANDARD and name not in _FOREIGN:
                line[name] = value
        if record.exc_info:
            line["traceback"] = without_personal_data(self.formatException(record.exc_info))
        return json.dumps(line, ensure_ascii=False, default=str)


class TerminalFormatter(logging.Formatter):
    """The same for a person who looks on."""

    def format(self, record: logging.LogRecord) -> str:
        fields = " ".join(
            f"{name}={value}"
            for name, value in vars(record).items()
            if name not in _STANDARD and name not in _FOREIGN
        )
        time = datetime.fromtimestamp(record.created).astimezone().strftime("%H:%M:%S")
        line = f"{time} {record.levelname.lower():7} {record.getMessage()} {fields}".rstrip()
        if record.exc_info:
            line += "\n" + self.formatException(record.exc_info)
        return without_personal_data(line)
