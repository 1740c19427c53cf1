"""An HTTP request, as a function gets it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any


class Headers(Mapping[str, str]):
    """Headers by name; upper and lower case are the same."""

    def __init__(self, headers: Mapping[str, str]) -> None:
        self._values = {name.lower(): value for name, value in headers.items()}

    @classmethod
    def in_lower_case(cls, values: dict[str, str]) -> Headers:
        """Headers whose names are in lower case already."""
        headers = cls.__new__(cls)
        headers._values = values
        return headers

    def __getitem__(self, name: str) -> str:
        return self._values[name.lower()]

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)

    def __repr__(self) -> str:
        return repr(self._values)


@dataclass(frozen=True)
class Request:
    """One request. Tests may make their own: `Request(method="POST", body=b'{"a": 1}')`."""

    method: str = "GET"
    path: str = "/"
    headers: Mapping[str, str] = field(default_factory=dict)
    query_params: Mapping[str, str] = field(default_factory=dict)
    """The last value of each parameter; `query_string` has them all."""
    body: bytes = b""
    path_params: Mapping[str, str] = field(default_factory=dict)
    """`rest` is what follows the function's own path."""
    query_string: str = ""

    def __post_init__(self) -> None:
        if not isinstance(self.headers, Headers):
            object.__setattr__(self, "headers", Headers(self.headers))

    @property
    def text(self) -> str:
        """The body as text."""
        return self.body.decode()

    @property
    def json(self) -> Any:
        """The body as JSON, None if it is empty. What is not JSON raises BadBody, which the client sees as a 400."""
        try:
            return json.loads(self.body) if self.body.strip() else None
        except (ValueError, RecursionError):
            raise BadBody("The body is not valid JSON.") from None

    @property
    def value(self) -> Any:
        """What a parameter named `body` gets: JSON where it is JSON, else text, else bytes."""
        kind = self.headers.get("content-type", "").partition(";")[0].strip().lower()
        if kind == "application/json" or kind.endswith("+json"):
            return self.json
        return decoded(self.body, try_json=not kind.startswith("text/")) if self.body else None


class BadBody(ValueError):
    """The body is not what the function asked for."""


def decoded(data: bytes, try_json: bool = True) -> Any:
    """Bytes as JSON where they parse, else as text, else as they are."""
    try:
        text = data.decode()
    except UnicodeDecodeError:
        return data
    try:
        return json.loads(text) if try_json else text
    except (ValueError, RecursionError):
        return text
