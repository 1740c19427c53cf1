"""The Redis or Valkey server that holds the queues, as the variables K3SFN_QUEUE_… name it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from .number import whole_number
from .problem import Problem

if TYPE_CHECKING:
    from redis import Redis

PATIENCE = 5.0
"""Seconds after which a server that does not answer is not there."""


def connect() -> Redis:
    """A client, which connects when it is used: to one server, or to the master that sentinels name."""
    try:
        from redis import Redis
        from redis.backoff import NoBackoff
        from redis.retry import Retry
        from redis.sentinel import Sentinel
    except ImportError as error:
        raise Problem(f"Queue functions need the package {error.name}: pip install redis") from None

    # The worker itself tries again, and says so: a client that did would take items twice.
    options: dict[str, Any] = {
        "db": whole_number("K3SFN_QUEUE_DATABASE", 0),
        "socket_timeout": PATIENCE,
        "socket_connect_timeout": PATIENCE,
        "socket_keepalive": True,
        "health_check_interval": 30,
        "retry": Retry(NoBackoff(), 0),
        "protocol": 2,
        **credentials("K3SFN_QUEUE"),
        **security(),
    }
    broker = setting("BROKER") or "redis"
    if broker == "redis":
        host, port = addresses(6379)[0]
        return Redis(host=host, port=port, **options)
    if broker == "redis-sentinel":
        master = setting("SENTINEL_MASTER")
        if not master:
            raise Problem("K3SFN_QUEUE_SENTINEL_MASTER is not set; the sentinels know the master by this name.")
        shared = {key: options[key] for key in ("socket_timeout", "socket_connect_timeout", "protocol")}
        own = {**shared, **credentials("K3SFN_QUEUE_SENTINEL"), **security()}
        sentinel: Any = Sentinel
        client: Redis = sentinel(addresses(26379), sentinel_kwargs=own, **options).master_for(master)
        return client
    raise Problem(f'K3SFN_QUEUE_BROKER is "{broker}"; this runtime knows redis and redis-sentinel.')


def trouble() -> tuple[type[Exception], ...]:
    """What the client raises when the server is away, or does not do what it is asked."""
    from redis import RedisError

    return (RedisError, OSError)


def setting(name: str) -> str:
    return os.environ.get(f"K3SFN_QUEUE_{name}", "").strip()


def credentials(prefix: str) -> dict[str, str | None]:
    return {key: os.environ.get(f"{prefix}_{key.upper()}") or None for key in ("username", "password")}


def security() -> dict[str, bool]:
    text = setting("TLS").lower()
    if text not in ("", "true", "false", "1", "0"):
        raise Problem(f'K3SFN_QUEUE_TLS is "{text}"; it must be true or false.')
    return {"ssl": True} if text in ("true", "1") else {}


def addresses(port: int) -> list[tuple[str, int]]:
    """Every host and port of K3SFN_QUEUE_ADDRESS."""
    found = [address(text.strip(), port) for text in setting("ADDRESS").split(",") if text.strip()]
    return found or [("127.0.0.1", port)]


def address(text: str, port: int) -> tuple[str, int]:
    host, colon, number = text.rpartition(":")
    if not colon or text.endswith("]") or text.count(":") > 1 and not text.startswith("["):
        return text.strip("[]"), port
    if not number.isdigit() or not host:
        raise Problem(f'K3SFN_QUEUE_ADDRESS has "{text}"; it must be a host and a port, such as "valkey:6379".')
    return host.strip("[]"), int(number)
