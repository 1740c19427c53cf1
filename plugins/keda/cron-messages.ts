import { type Diagnostic, error, type Origin, warning } from 'k3s-platform/plugin'

type Place = Origin | undefined

/**
 * A window of time asks for more pods than `max_instances` allows; KEDA would never reach it. Raise the one or lower the
 * other.
 */
export function desiredAboveMaximum(desired: number, maximum: number, at: Place, other: Place): Diagnostic {
  return error(
    'keda/desired-above-maximum',
    `The window asks for ${desired} pods, but at most ${maximum} are allowed.`,
    at,
    'Raise "max_instances", or lower "desired".',
    { ...(other && { related: [{ message: 'the maximum comes from here', at: other }] }) },
  )
}

/** A window of time ends when it starts, which KEDA refuses. Give it another end. */
export function emptyWindow(start: string, at: Place): Diagnostic {
  return error('keda/empty-window', `The window starts and ends at "${start}".`, at, 'Give it another end.')
}

/**
 * A time of a schedule is no cron expression that KEDA understands. It has five fields: minute, hour, day of month,
 * month, day of week.
 */
export function invalidSchedule(key: string, text: string, violation: string, at: Place): Diagnostic {
  return error(
    'keda/invalid-schedule',
    `The "${key}" of the window is "${text}"; it ${violation}.`,
    at,
    'Write five fields, such as "0 8 * * 1-5" for eight o\'clock on working days.',
  )
}

/** Scaling of type `keda-cron` has no window of time in which more pods run. Write at least one. */
export function noSchedules(at: Place): Diagnostic {
  return error(
    'keda/no-schedules',
    'Scaling of type "keda-cron" has no "schedules".',
    at,
    'Add one: - { timezone: Europe/Berlin, start: "0 8 * * 1-5", end: "0 18 * * 1-5", desired: 3 }.',
  )
}

/**
 * The time zone of a schedule is not in the list of this machine's Node.js. KEDA has a list of its own, which may be
 * newer; a mistyped zone makes it fail. Write a name such as `Europe/Berlin`.
 */
export function unknownTimeZone(name: string, suggestion: string | undefined, at: Place): Diagnostic {
  return warning(
    'keda/unknown-time-zone',
    `The time zone "${name}" is not known.`,
    at,
    suggestion ? `Did you mean "${suggestion}"?` : 'Write a name of the tz database, such as Europe/Berlin.',
  )
}

/**
 * A window of time asks for no more pods than run anyway, so it changes nothing. Raise `desired`, or lower
 * `min_instances`.
 */
export function uselessWindow(desired: number, minimum: number, at: Place, other: Place): Diagnostic {
  return warning(
    'keda/useless-window',
    `The window asks for ${desired} ${desired === 1 ? 'pod' : 'pods'}, and at least ${minimum} run anyway.`,
    at,
    'Raise "desired", or lower "min_instances".',
    { ...(other && { related: [{ message: 'the minimum comes from here', at: other }] }) },
  )
}
