"""How much one process takes at once, and for how long it waits. The README lists the numbers."""

from __future__ import annotations

from dataclasses import dataclass, field

from .number import number, whole_number

KIBIBYTE = 1 << 10
MEBIBYTE = 1 << 20

MOST_HEADERS = 100
LONGEST_HEAD = 32 * KIBIBYTE
"""Bytes of a request before its body."""
MOST_PIPELINED = 16
"""Requests that a client may send before it has the answer to the first."""
SMALL_BODY = 64 * KIBIBYTE
"""What a body may have without asking for a share of the memory: slots limit the number of these."""
PIECE = 64 * KIBIBYTE
"""An answer is written in pieces, each after the client has taken the one before."""
DISCARD_TIMEOUT = 2.0
"""Seconds in which a client may finish sending a body that nobody reads, so that it reads the answer."""


@dataclass(frozen=True)
class Limits:
    """The limits that have a variable."""

    body: int = field(default_factory=lambda: whole_number("K3SFN_MAX_BODY", 10 * MEBIBYTE))
    """Bytes of one body."""
    bodies: int = field(default_factory=lambda: whole_number("K3SFN_BODY_MEMORY", 32 * MEBIBYTE))
    """Bytes of all bodies at once."""
    concurrency: int = field(default_factory=lambda: whole_number("K3SFN_CONCURRENCY", 100, low=1))
    """Calls at once."""
    connections: int = field(default_factory=lambda: whole_number("K3SFN_MAX_CONNECTIONS", 1000, low=2))
    client_timeout: float = field(default_factory=lambda: number("K3SFN_CLIENT_TIMEOUT", 10, low=0.1))
    """Seconds that a client may take to send the headers of a request, and to take the next piece of its answer."""

    @property
    def waiting(self) -> int:
        """Requests that wait for a slot. Connections are left for those that ask how the process is."""
        return self.connections // 2
