"""Takes items from a queue without losing any: each change is one script, so that no crash comes in between.

A producer puts an item at the right end of the list `queue:NAME` (RPUSH). A worker moves it to the list
`queue:NAME:processing`, and notes in the sorted set `queue:NAME:leases` until when it is the worker's. A lease that has
ended, of a worker that died or of an item that failed and waits, gives the item back, or to the dead letters when it has
been tried often enough. In these places an item has a head with its own name and the number of times it was taken; an
item that was tried before is taken alone, so that it fails alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from .declarations import QueueTrigger

if TYPE_CHECKING:
    from redis import Redis

BASE = """
local queue, processing, leases, dead = unpack(KEYS)
local head = '^%z' .. 'k3sfn:([^:]+):(%d+):(.*)$'
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local function read(entry)
  local id, count, payload = string.match(entry, head)
  return id, tonumber(count or 0), payload or entry
end
local function write(id, count, payload)
  return '\\0k3sfn:' .. id .. ':' .. count .. ':' .. payload
end
local function forget(entry)
  redis.call('LREM', processing, 1, entry)
  return redis.call('ZREM', leases, entry)
end
"""

TAKE = (
    BASE
    + """
local size, hold, most, token = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3]), ARGV[4]
local back, died = 0, {}
for _, entry in ipairs(redis.call('ZRANGEBYSCORE', leases, '-inf', now, 'LIMIT', 0, 100)) do
  local _, count, payload = read(entry)
  if redis.call('LREM', processing, 1, entry) > 0 then
    if count >= most then
      redis.call('RPUSH', dead, payload)
      table.insert(died, entry)
    else
      redis.call('RPUSH', queue, entry)
      back = back + 1
    end
  end
  redis.call('ZREM', leases, entry)
end
if redis.call('LLEN', processing) > redis.call('ZCARD', leases) then
  for _, entry in ipairs(redis.call('LRANGE', processing, 0, 999)) do
    if not redis.call('ZSCORE', leases, entry) then redis.call('ZADD', leases, now + hold, entry) end
  end
end
local taken = {}
while #taken < size do
  local entry = redis.call('LPOP', queue)
  if not entry then break end
  local id, count, payload = read(entry)
  if id and #taken > 0 then
    redis.call('LPUSH', queue, entry)
    break
  end
  local mine = write(id or (token .. '-' .. #taken), count + 1, payload)
  redis.call('RPUSH', processing, mine)
  redis.call('ZADD', leases, now + hold, mine)
  table.insert(taken, mine)
  if id then break end
end
return {taken, back, died}
"""
)

RENEW = (
    BASE
    + """
local kept = 0
for i = 2, #ARGV do
  if redis.call('ZSCORE', leases, ARGV[i]) then
    redis.call('ZADD', leases, now + tonumber(ARGV[1]), ARGV[i])
    kept = kept + 1
  end
end
return kept
"""
)

DONE = BASE + "local gone = 0 for _, entry in ipairs(ARGV) do gone = gone + forget(entry) end return gone"

FAIL = (
    BASE
    + """
local most, died = tonumber(ARGV[1]), {}
for i = 3, #ARGV do
  local _, count, payload = read(ARGV[i])
  if redis.call('ZSCORE', leases, ARGV[i]) then
    if count >= most then
      forget(ARGV[i])
      redis.call('RPUSH', dead, payload)
      table.insert(died, ARGV[i])
    else
      redis.call('ZADD', leases, now + tonumber(ARGV[2]), ARGV[i])
    end
  end
end
return died
"""
)


@dataclass(frozen=True)
class Entry:
    """An item as it stands in the processing list."""

    raw: bytes

    @property
    def attempt(self) -> int:
        """The number of times that the item was taken, this one included."""
        return int(self.raw.split(b":", 3)[2])

    @property
    def payload(self) -> bytes:
        """What the producer sent."""
        return self.raw.split(b":", 3)[3]


@dataclass(frozen=True)
class Taken:
    """What a worker got, how many items came back to the queue, and which became dead letters."""

    entries: Sequence[Entry]
    returned: int
    dead: Sequence[Entry]


class Leases:
    """One queue as a worker sees it."""

    def __init__(self, client: Redis, trigger: QueueTrigger) -> None:
        name = f"queue:{trigger.queue_name}"
        dead = f"queue:{trigger.dead_letter}" if trigger.dead_letter else f"{name}:dead"
        self.keys = [name, f"{name}:processing", f"{name}:leases", dead]
        self.trigger = trigger
        self.hold = int(trigger.visibility_timeout * 1000)
        self.scripts: dict[str, Any] = {text: client.register_script(text) for text in (TAKE, RENEW, DONE, FAIL)}

    def take(self, token: str) -> Taken:
        """Up to a batch of items, which are this worker's until their leases end; none if the queue is empty."""
        size, most = self.trigger.batch_size, self.trigger.max_attempts
        taken, returned, dead = self.run(TAKE, size, self.hold, most, token)
        return Taken([Entry(raw) for raw in taken], returned, [Entry(raw) for raw in dead])

    def renew(self, entries: Sequence[Entry]) -> int:
        """Holds items for longer; answers how many are still this worker's."""
        return int(self.run(RENEW, self.hold, *(entry.raw for entry in entries)))

    def done(self, entries: Sequence[Entry]) -> int:
        """Forgets items; answers how many were still this worker's."""
        return int(self.run(DONE, *(entry.raw for entry in entries)))

    def failed(self, entries: Sequence[Entry], delay: float) -> Sequence[Entry]:
        """Gives items back after a delay; answers with those that became dead letters instead."""
        most = self.trigger.max_attempts
        return [Entry(raw) for raw in self.run(FAIL, most, int(delay * 1000), *(entry.raw for entry in entries))]

    def run(self, script: str, *arguments: Any) -> Any:
        return self.scripts[script](keys=self.keys, args=arguments)
