import { closestTo } from './closest.ts'
import { own } from './own.ts'
import { TIME_ZONES } from './time-zones.ts'

/**
 * Whether a string is the name of a time zone, in the case of the tz database: `Europe/Berlin`. Node's own `Intl` also
 * takes offsets and any case, differs from version to version, and takes longer to load than a small build.
 */
export function isKnownTimeZone(text: string): boolean {
  const [region, name] = partsOf(text)
  return own(TIME_ZONES, region)?.split(' ').includes(name) ?? false
}

/** The known time zone that was probably meant: by its spelling, or by its city alone. */
export function closestTimeZone(text: string): string | undefined {
  const names = Object.entries(TIME_ZONES).flatMap(([region, cities]) =>
    cities.split(' ').map(city => (region === '' ? city : `${region}/${city}`)),
  )
  const meant = text.toLowerCase().replaceAll(' ', '_')
  const same = names.find(name => name.toLowerCase() === meant)
  return same ?? names.find(name => name.toLowerCase().endsWith(`/${meant}`)) ?? closestTo(text, names)
}

function partsOf(text: string): readonly [region: string, name: string] {
  const slash = text.lastIndexOf('/')
  return [text.slice(0, Math.max(0, slash)), text.slice(slash + 1)]
}
