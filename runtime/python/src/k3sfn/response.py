"""An HTTP response, and what the results of functions become."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, is_dataclass
from typing import Any

HeaderValues = Mapping[str, "str | Sequence[str]"]

OWN_HEADERS = ("content-length", "transfer-encoding", "connection")
TOKEN = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
TEXT = re.compile(r"[^\0\r\n]*")


@dataclass(frozen=True)
class Response:
    """What a function answers. The body is JSON if it is a dict, a list, a number or a bool; a header may have several values."""

    body: Any = None
    status_code: int = 200
    headers: HeaderValues = field(default_factory=dict)

    @classmethod
    def json(cls, data: Any, status_code: int = 200, headers: HeaderValues | None = None) -> Response:
        """Anything as JSON, also text and None."""
        return cls(json_bytes(data), status_code, {"content-type": "application/json", **(headers or {})})

    @classmethod
    def error(cls, message: str, status_code: int = 500, headers: HeaderValues | None = None) -> Response:
        """An error with a message that its reader may see."""
        return cls.json({"error": message}, status_code, headers)

    def with_headers(self, headers: HeaderValues) -> Response:
        """The same with more headers; those that are there stay."""
        names = {name.lower() for name in self.headers}
        more = {name: value for name, value in headers.items() if name.lower() not in names}
        return Response(self.body, self.status_code, {**self.headers, **more})


def response_from(result: Any) -> Response:
    """The response that a function's result stands for; None is 204, "No Content"."""
    if isinstance(result, Response):
        return result
    return Response(result, 204 if result is None else 200)


def rendered(response: Response) -> tuple[int, list[tuple[bytes, bytes]], bytes]:
    """Status, headers and body as they are sent; raises for what cannot be."""
    status = int(response.status_code)
    if not 200 <= status <= 599:
        raise ValueError(f"{status} is no status of a response")
    body, kind = encoded(response.body)
    given = {name.lower(): value for name, value in response.headers.items()}
    lines = header_lines({name: value for name, value in given.items() if name not in OWN_HEADERS}) if given else []
    if status in (204, 304):
        return status, [line for line in lines if line[0] != b"content-type"], b""
    if "content-type" not in given:
        lines.insert(0, (b"content-type", kind))
    lines.append((b"content-length", str(len(body)).encode()))
    return status, lines, body


def header_lines(headers: HeaderValues) -> list[tuple[bytes, bytes]]:
    lines = []
    for name, values in headers.items():
        for value in [values] if isinstance(values, str) else values:
            if not TOKEN.fullmatch(name) or not TEXT.fullmatch(value):
                raise ValueError(f"{name} is no header that can be sent")
            lines.append((name.encode(), value.strip().encode("latin-1")))
    return lines


def encoded(body: Any) -> tuple[bytes, bytes]:
    if body is None:
        return b"", b"text/plain; charset=utf-8"
    if isinstance(body, str):
        return body.encode(), b"text/plain; charset=utf-8"
    if isinstance(body, (bytes, bytearray, memoryview)):
        return bytes(body), b"application/octet-stream"
    return json_bytes(body), b"application/json"


def json_bytes(data: Any) -> bytes:
    return ENCODER.encode(data).encode()


def plain(value: Any) -> Any:
    """What JSON has no form for but everybody writes alike."""
    if hasattr(value, "isoformat"):
        return value.isoformat()
    if is_dataclass(value) and not isinstance(value, type):
        return asdict(value)
    if type(value).__name__ in ("UUID", "Decimal"):
        return str(value)
    raise TypeError(f"a {type(value).__name__} has no form in JSON")


ENCODER = json.JSONEncoder(default=plain, allow_nan=False, ensure_ascii=False, separators=(",", ":"))


class Refused(Exception):
    """A request is not taken; the response says why, None if nobody is there to read it."""

    def __init__(self, response: Response | None) -> None:
        super().__init__(response)
        self.response = response
