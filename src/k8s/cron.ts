import { parseDuration } from './duration.ts'

/** Why KEDA's cron scaler cannot use a schedule, in words; undefined when it can: five fields, nothing else. */
export function violationOfCron(text: string): string | undefined {
  if (text.includes('TZ=')) return 'must not name a time zone; it has a key of its own'
  const fields = text.split(/[ \t]+/).filter(field => field !== '')
  if (text.trim().startsWith('@')) return `must be written in five fields, not as ${fields[0]}`
  if (fields.length !== columns.length) {
    const count = fields.length === 0 ? 'none' : String(fields.length)
    return `must have five fields (minute, hour, day of month, month, day of week) and has ${count}`
  }
  for (const [index, column] of columns.entries()) {
    const violation = violationOfField(fields[index]!, column)
    if (violation !== undefined) return violation
  }
  return undefined
}

/** Why a CronJob cannot use a schedule, in words; undefined when it can: five fields, `@daily`, `@every 1h30m`. */
export function violationOfCronJobSchedule(text: string): string | undefined {
  if (!text.startsWith('@')) return violationOfCron(text)
  if (descriptors.includes(text)) return undefined
  const every = /^@every (.+)$/.exec(text)?.[1]
  if (every === undefined) return `must be one of ${descriptors.join(', ')} or @every with a duration`
  if (parseDuration(every)) return undefined
  return 'must name a duration after @every, such as @every 1h30m'
}

interface Column {
  readonly name: string
  readonly low: number
  readonly high: number
  /** What may stand for a number; the first stands for the lowest. */
  readonly names: readonly string[]
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const weekdays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']
const columns: readonly Column[] = [
  { name: 'minute', low: 0, high: 59, names: [] },
  { name: 'hour', low: 0, high: 23, names: [] },
  { name: 'day of month', low: 1, high: 31, names: [] },
  { name: 'month', low: 1, high: 12, names: months },
  { name: 'day of week', low: 0, high: 6, names: weekdays },
]
const descriptors = ['@yearly', '@annually', '@monthly', '@weekly', '@daily', '@midnight', '@hourly']

function violationOfField(field: string, column: Column): string | undefined {
  for (const item of field.split(',')) {
    const match = /^(?:([*?])|(\w+)(?:-(\w+))?)(?:\/(\d+))?$/.exec(item)
    if (match === null) return `must have ${article(column.name)} in the form 5, 1-5, */5 or 1,5 and not "${field}"`
    const [, any, first, last, step] = match
    if (step !== undefined && Number(step) === 0) return `must have a step above 0 and not "${item}"`
    if (any !== undefined || first === undefined) continue
    const low = numberOf(first, column)
    const high = last === undefined ? low : numberOf(last, column)
    if (low === undefined || high === undefined) return outOfRange(low === undefined ? first : last!, column)
    if (low > high) return `must have a range that runs forwards and not "${item}"`
  }
  return undefined
}

function numberOf(word: string, column: Column): number | undefined {
  const named = column.names.indexOf(word.toLowerCase())
  if (named >= 0) return named + column.low
  if (!/^\d+$/.test(word)) return undefined
  const number = Number(word)
  return number >= column.low && number <= column.high ? number : undefined
}

function outOfRange(word: string, column: Column): string {
  const names =
    column.names.length === 0 ? '' : ` or ${column.names[0]!.toUpperCase()} to ${column.names.at(-1)!.toUpperCase()}`
  const sunday = column.names === weekdays && word === '7' ? '; Sunday is 0' : ''
  return `must have ${article(column.name)} from ${column.low} to ${column.high}${names} and not "${word}"${sunday}`
}

function article(name: string): string {
  return name.startsWith('h') ? `an ${name}` : `a ${name}`
}
