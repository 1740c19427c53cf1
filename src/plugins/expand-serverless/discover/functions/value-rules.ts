import { violationOfCronJobSchedule } from 'k3s-platform/plugin'
import type { Value } from '../literals/value.ts'

/** What a value has to be, in words that follow "must be"; undefined when it is that. */
export type ValueRule = (value: Value) => string | undefined

/** A string with at least one character. */
export const nonEmptyText: ValueRule = value =>
  value.type === 'str' && value.value !== '' ? undefined : 'a non-empty string'

/** A path of URLs that the runtime does not answer itself. */
export const urlPath: ValueRule = value => {
  if (value.type !== 'str' || !/^\/[^\s?#{}]*$/.test(value.value) || value.value.includes('//'))
    return 'a path that starts with "/" and has no spaces, "?", "#", "//" or braces'
  const path = value.value.replace(/(?<!\/)\/+$/, '') || '/'
  return RESERVED.includes(path) ? `a different path: the runtime reserves ${RESERVED.join(', ')}` : undefined
}

/** Yes, no, or who. */
export const origins: ValueRule = value => {
  if (value.type === 'bool') return undefined
  const isList = (value.type === 'list' || value.type === 'tuple') && value.items.length > 0
  const areOrigins =
    isList && value.items.every(item => item.type === 'str' && /^https?:\/\/[^/\s*]+$/.test(item.value))
  return areOrigins ? undefined : 'True, False or a list of origins such as "https://example.com"'
}

/** A quantity of Kubernetes. */
export const quantity: ValueRule = value => {
  const isAmount = value.type === 'str' ? QUANTITY.test(value.value) : isNumber(value) && value.value > 0
  return isAmount ? undefined : 'a Kubernetes quantity such as "256Mi" or "100m"'
}

/** When a CronJob starts. */
export const cronSchedule: ValueRule = value => {
  const wanted = 'a cron expression such as "0 6 * * 1", or "@hourly"'
  if (value.type !== 'str') return wanted
  const violation = violationOfCronJobSchedule(value.value)
  return violation && `${wanted} (it ${violation})`
}

/** A time zone's name. */
export const timeZone: ValueRule = value =>
  value.type === 'str' && /^(?!Local$)[A-Za-z][A-Za-z0-9_+-]*(\/[A-Za-z0-9_+-]+)*$/.test(value.value)
    ? undefined
    : 'a time zone such as "Europe/Berlin"'

/** The name of a queue. */
export const queueName: ValueRule = value =>
  value.type === 'str' && /^[^\s:]\S*$/.test(value.value) ? undefined : 'a name without spaces'

/** A length of time, or a rate. */
export const positiveNumber: ValueRule = value => (isNumber(value) && value.value > 0 ? undefined : 'a number above 0')

/** A whole number within bounds. */
export function whole(low: number, high?: number): ValueRule {
  const bounds = high === undefined ? `an integer of at least ${low}` : `an integer from ${low} to ${high}`
  return value => {
    const isWithin = value.type === 'int' && value.value >= low && (high === undefined || value.value <= high)
    return isWithin ? undefined : bounds
  }
}

/** One of a few words. */
export function oneOf(...words: readonly string[]): ValueRule {
  const wanted = `one of ${words.map(word => `"${word}"`).join(', ')}`
  return value => (value.type === 'str' && words.includes(value.value) ? undefined : wanted)
}

/** A list or a tuple that is not empty, of what each item has to be. */
export function listOf(words: string, item: (value: Value) => boolean): ValueRule {
  return value => {
    const isList = (value.type === 'list' || value.type === 'tuple') && value.items.length > 0
    return isList && value.items.every(item) ? undefined : `a list of ${words}`
  }
}

/** Names and what each stands for. */
export function mapTo(...types: readonly Value['type'][]): ValueRule {
  const words = types.join(', ').replace(/, (?=\w+$)/, ' or ')
  return value => {
    const isMap =
      value.type === 'dict' &&
      value.items.every(([key, item]) => key.type === 'str' && key.value !== '' && types.includes(item.type))
    return isMap ? undefined : `a dict from str to ${words}`
  }
}

function isNumber(value: Value): value is Value & { type: 'int' | 'float' } {
  return value.type === 'int' || (value.type === 'float' && Number.isFinite(value.value))
}

const RESERVED: readonly string[] = ['/ready', '/live', '/_functions']
const QUANTITY = /^\d+(\.\d+)?([numkMGTPE]|[KMGTPE]i|[eE]\d+)?$/
