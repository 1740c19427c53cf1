import { closestTo } from './closest.ts'

/** Whether a text is the name of a time zone, in the case that the tz database writes it in: `Europe/Berlin`. */
export function isKnownTimeZone(text: string): boolean {
  // Intl also takes offsets and any case; the container that reads the name finds a file of exactly that name.
  if (!/^[A-Z][A-Za-z0-9_+-]*(?:\/[A-Z][A-Za-z0-9_+-]*)*$/.test(text)) return false
  if (/^[A-Z]{3}$/.test(text) && !shortNames.includes(text)) return false
  const resolved = resolvedTimeZone(text)
  if (resolved === undefined) return false
  return resolved === text || resolved.toLowerCase() !== text.toLowerCase()
}

/** The known time zone that was probably meant: by its spelling, or by its city alone. */
export function closestTimeZone(text: string): string | undefined {
  const names = [...Intl.supportedValuesOf('timeZone'), 'UTC']
  const city = names.find(name => name.toLowerCase().endsWith(`/${text.toLowerCase().replaceAll(' ', '_')}`))
  return city ?? closestTo(text, names)
}

// Intl knows more of these, such as SST, which the tz database lacks.
const shortNames = ['CET', 'EET', 'EST', 'GMT', 'HST', 'MET', 'MST', 'PRC', 'ROC', 'ROK', 'UCT', 'UTC', 'WET']

function resolvedTimeZone(text: string): string | undefined {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone
  } catch {
    return undefined
  }
}
