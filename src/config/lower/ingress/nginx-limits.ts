import type { Route } from '../../../ir/route.ts'
import { type Finding, nginxValue, setting } from './nginx-finding.ts'

/** Limits of nginx: the size of bodies, requests a second, requests at once, and who may ask at all. */
export function nginxLimits(route: Route): readonly Finding[] {
  return [bodyLimit, rateLimit, concurrencyLimit, allowedAddresses].flatMap(read => read(route))
}

/** A size as nginx writes it (`10m`, `64k`, `512`) in bytes; undefined when it is none. */
export function nginxSize(text: string): number | undefined {
  const match = /^(\d+)([kmg]?)$/i.exec(text)
  if (!match) return undefined
  const [, number, unit = ''] = match
  const bytes = Number(number) * 1024 ** ' kmg'.indexOf(unit.toLowerCase() || ' ')
  return Number.isSafeInteger(bytes) ? bytes : undefined
}

function bodyLimit(route: Route): readonly Finding[] {
  const keys = ['proxy-body-size']
  const written = nginxValue(route, 'proxy-body-size')
  if (written === undefined) return []
  const bytes = nginxSize(written)
  if (bytes === undefined) return [{ keys, lost: `"${written}" is not a valid size` }]
  const became = bytes === 0 ? 'a route without a limit for bodies' : `a limit of ${written} for bodies`
  return [setting(route, 'bodyLimit', bytes, { keys, became })]
}

function rateLimit(route: Route): readonly Finding[] {
  const written = nginxValue(route, 'limit-rps')
  const multiplier = nginxValue(route, 'limit-burst-multiplier')
  const keys = multiplier === undefined ? ['limit-rps'] : ['limit-rps', 'limit-burst-multiplier']
  if (written === undefined)
    return multiplier === undefined ? [] : [{ keys: keys.slice(1), lost: 'there is no "limit-rps" for it' }]
  const requestsPerSecond = positive(written)
  const times = positive(multiplier ?? '5')
  if (!requestsPerSecond || !times) return [{ keys, lost: 'it is not a number above 0' }]
  const burst = requestsPerSecond * times
  const became = `"rate_limit: { requests_per_second: ${requestsPerSecond}, burst: ${burst} }"`
  return [setting(route, 'rateLimit', { requestsPerSecond, burst }, { keys, became })]
}

function concurrencyLimit(route: Route): readonly Finding[] {
  const keys = ['limit-connections']
  const written = nginxValue(route, 'limit-connections')
  if (written === undefined) return []
  const amount = positive(written)
  if (!amount) return [{ keys, lost: 'it is not a number above 0' }]
  return [setting(route, 'concurrencyLimit', amount, { keys, became: `a limit of ${amount} requests at once` })]
}

function allowedAddresses(route: Route): readonly Finding[] {
  const keys = ['whitelist-source-range', 'allowlist-source-range'].filter(key => nginxValue(route, key) !== undefined)
  const addresses = keys.flatMap(key => nginxValue(route, key)!.split(',')).map(address => address.trim())
  if (keys.length === 0) return []
  const wrong = addresses.find(address => !/^[\da-f.:]+(\/\d{1,3})?$/i.test(address))
  if (wrong !== undefined)
    return [{ keys, lost: `"${wrong}" is not a valid address, and the route is open to clients that it would reject` }]
  return [setting(route, 'allowedAddresses', addresses, { keys, became: 'the list of addresses that may ask' })]
}

function positive(text: string): number | undefined {
  return /^\d+$/.test(text) && Number(text) > 0 ? Number(text) : undefined
}
