import { type Backend, type Context, originsOf, type Route } from 'k3s-platform/plugin'
import { backendHeaderStays, unsafeHeader } from './annotation-messages.ts'
import {
  escapeHeaderValue,
  type HeaderLine,
  mergeHeaderLines,
  parseHeaderLines,
  violationOfHeaderValue,
} from './header-lines.ts'
import { haproxyKey } from './own-annotations.ts'

/** The annotations in which a user may set request headers; the later one is new in 0.17 and would hide the other. */
export const HEADER_KEYS = [haproxyKey('headers'), haproxyKey('request-set-headers')]

/**
 * The request headers of a route. `X-Forwarded-Host` comes first: HAProxy would pass on what a client claims. A user's
 * own lines follow and win, except for headers that route the request to its backend.
 */
export function requestHeaders(
  route: Route,
  backend: Backend,
  own: Readonly<Record<string, string>>,
  context: Context,
): readonly HeaderLine[] {
  const written = HEADER_KEYS.flatMap(key =>
    Object.hasOwn(own, key) ? parseHeaderLines(own[key]!, originsOf(own, key)) : [],
  )
  const needed = Object.entries(backend.headers).map(([name, value]) => ({
    name,
    value: escapeHeaderValue(value),
    because: backend.because,
  }))
  const isNeeded = (name: string) => needed.some(line => line.name.toLowerCase() === name.toLowerCase())
  for (const { name, because } of written) if (isNeeded(name)) context.report(backendHeaderStays(name, because[0]))
  const lines = mergeHeaderLines(
    [...forwardedHeaders(route), ...needed],
    written.filter(({ name }) => !isNeeded(name)),
  )
  for (const { name, value, because } of lines) {
    const violation = violationOfHeaderValue(value) ?? violationOfName(name)
    if (violation && value !== FORWARDED_HOST) context.report(unsafeHeader(name, value, violation, because[0]))
  }
  return lines
}

function forwardedHeaders(route: Route): HeaderLine[] {
  const { rewrite } = route
  return [
    { name: 'X-Forwarded-Host', value: FORWARDED_HOST, because: originsOf(route, 'class') },
    ...(rewrite?.target === '/'
      ? [{ name: 'X-Forwarded-Prefix', value: escapeHeaderValue(rewrite.prefix), because: originsOf(route, 'rewrite') }]
      : []),
  ]
}

const FORWARDED_HOST = '%[req.hdr(host)]'

function violationOfName(name: string): string | undefined {
  return /^[\w-]+$/.test(name) ? undefined : `must follow the name of a header and a colon`
}
