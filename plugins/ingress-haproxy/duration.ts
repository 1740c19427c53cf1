import { formatDuration, parseDuration } from 'k3s-platform/plugin'

/** A duration as HAProxy reads it: one whole number and one unit. Undefined when HAProxy cannot count it. */
export function haproxyDuration(text: string): string | undefined {
  const milliseconds = parseDuration(text)
  if (milliseconds === undefined || milliseconds < 1 || milliseconds > LONGEST) return undefined
  if (/^\d+(us|ms|s|m|h)$/.test(text)) return text
  const written = formatDuration(milliseconds)
  return /^\d+(us|ms|s|m|h)$/.test(written) ? written : undefined
}

// HAProxy counts milliseconds in 31 bits, some 24 days.
const LONGEST = 2 ** 31 - 1
