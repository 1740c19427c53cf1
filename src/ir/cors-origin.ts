import { literalPattern } from './literal-pattern.ts'

/** Why no browser sends such an origin, in words that follow "the origin …"; undefined for `*` and what is one. */
export function violationOfOrigin(text: string): string | undefined {
  if (text === '*') return undefined
  const match = /^([a-z][a-z\d+.-]*):\/\/(\*\.)?([a-z\d.-]+)(?::(\d+))?$/i.exec(text)
  if (!match)
    return /^[a-z][a-z\d+.-]*:\/\//i.test(text) ? violationAfterScheme(text) : 'must start with https:// or http://'
  const [, scheme, , host, port] = match
  if (text !== text.toLowerCase()) return 'must be in lower case, as browsers send it'
  if (host!.startsWith('.') || host!.endsWith('.') || host!.includes('..')) return 'must have a host name'
  if ((scheme === 'https' && port === '443') || (scheme === 'http' && port === '80'))
    return 'must not have the default port, which browsers leave out'
  return undefined
}

/** A regular expression for origins with a wildcard, anchored; undefined for an origin that is compared literally. */
export function originPattern(origin: string): string | undefined {
  const [scheme, rest] = origin.split('://*.')
  return rest === undefined ? undefined : `^${scheme}://[^/]+\\.${literalPattern(rest)}$`
}

function violationAfterScheme(text: string): string {
  const rest = text.slice(text.indexOf('://') + 3)
  if (rest.includes('/')) return 'must end behind the host, without a "/"'
  if (rest.includes('*')) return 'must have "*." only at the start of its host'
  return 'must have a plain host name'
}
