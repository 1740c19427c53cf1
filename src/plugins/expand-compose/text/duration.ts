import { type DurationUnits, parseDuration } from 'k3s-platform/plugin'

/**
 * A duration of Compose in milliseconds: Go's (`1m30s`, `500ms`, `2.5s`) with days, weeks and a sign. Undefined for what
 * is none; a number without a unit is none, except 0.
 */
export function durationMilliseconds(text: string): number | undefined {
  const length = text.replace(/^[-+]/, '')
  const milliseconds = length === '0' ? 0 : parseDuration(length, FURTHER)
  return milliseconds && text.startsWith('-') ? -milliseconds : milliseconds
}

const FURTHER: DurationUnits = { d: 86_400_000_000_000n, w: 604_800_000_000_000n }
