import { invalidValue, isMap, type Mistake, type Pointer, parseDuration, type Resource } from 'k3s-platform/plugin'
import { unreadableDuration } from './object-messages.ts'

/** Middlewares and ServersTransports of Traefik, which drops a route without a word when it cannot read one of them. */
export function* objectMistakes(resource: Resource): Iterable<Mistake> {
  const { spec } = resource.object as { spec?: Record<string, unknown> }
  if (spec) yield* durationMistakes(resource, spec, '/spec')
  for (const [middleware, name] of PATHS) {
    const path = (spec?.[middleware] as Readonly<Record<string, string>> | undefined)?.[name]
    if (path !== undefined && !path.startsWith('/'))
      yield invalidValue({ resource, pointer: `/spec/${middleware}/${name}` }, path, 'must start with "/"')
  }
}

function* durationMistakes(
  resource: Resource,
  node: Readonly<Record<string, unknown>>,
  pointer: Pointer,
): Iterable<Mistake> {
  for (const name in node) {
    const value = node[name]
    const at = `${pointer}/${name}`
    if (DURATIONS.has(name) && typeof value === 'string' && !isReadable(value))
      yield unreadableDuration({ resource, pointer: at }, value)
    else if (isMap(value)) yield* durationMistakes(resource, value, at)
  }
}

const PATHS = [
  ['replacePath', 'path'],
  ['addPrefix', 'prefix'],
] as const

/** A number is one of seconds. */
function isReadable(text: string): boolean {
  return /^\d+$/.test(text) || parseDuration(text) !== undefined
}

const DURATIONS: ReadonlySet<string> = new Set([
  'checkPeriod',
  'dialTimeout',
  'fallbackDuration',
  'idleConnTimeout',
  'initialInterval',
  'period',
  'pingTimeout',
  'readIdleTimeout',
  'recoveryDuration',
  'responseHeaderTimeout',
])
