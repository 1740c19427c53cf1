import { type Diagnostic, error, type Origin, warning } from 'k3s-platform/plugin'

type Place = Origin | undefined

/**
 * A schedule requests more pods than `max_instances` allows; KEDA would never reach that number. Raise `max_instances`,
 * or lower `desired`.
 */
export function desiredAboveMaximum(desired: number, maximum: number, at: Place, other: Place): Diagnostic {
  return error(
    'keda/desired-above-maximum',
    `The schedule requests ${desired} pods, but "max_instances" is ${maximum}.`,
    at,
    'Raise "max_instances", or lower "desired".',
    { ...(other && { related: [{ message: 'the maximum is set here', at: other }] }) },
  )
}

/** A schedule ends when it starts, which KEDA rejects. Change its end. */
export function emptyWindow(start: string, at: Place): Diagnostic {
  return error('keda/empty-window', `The schedule starts and ends at "${start}".`, at, 'Change "end".')
}

/**
 * A time of a schedule is not a cron expression that KEDA supports. It has five fields: minute, hour, day of month,
 * month, day of week.
 */
export function invalidSchedule(key: string, text: string, violation: string, at: Place): Diagnostic {
  const fields = text.trim().split(/\s+/)
  return error(
    'keda/invalid-schedule',
    `"${key}" of the schedule is not a valid cron expression: "${text}" ${violation}.`,
    at,
    fields.length === 6
      ? `Leave out the seconds: ${key}: ${fields.slice(1).join(' ')}`
      : 'Write five fields, such as "0 8 * * 1-5" for 8:00 on working days.',
  )
}

/** Scaling of type `keda-cron` has no window of time in which more pods run. Write at least one. */
export function noSchedules(at: Place): Diagnostic {
  return error(
    'keda/no-schedules',
    'Scaling of type "keda-cron" requires "schedules".',
    at,
    'Add one: - { timezone: Europe/Berlin, start: "0 8 * * 1-5", end: "0 18 * * 1-5", desired: 3 }.',
  )
}

/**
 * The time zone of a schedule is not in the list of this machine's Node.js. KEDA has a list of its own and
 * refuses the ScaledObject of a zone that it does not know. Write a name such as `Europe/Berlin`.
 */
export function unknownTimeZone(name: string, suggestion: string | undefined, at: Place): Diagnostic {
  return error(
    'keda/unknown-time-zone',
    `Unknown time zone "${name}".`,
    at,
    suggestion ? `Did you mean "${suggestion}"?` : 'Write a name of the tz database, such as Europe/Berlin.',
  )
}

/**
 * A schedule does not request more pods than `min_instances`, so it has no effect. Raise `desired`, or lower
 * `min_instances`.
 */
export function uselessWindow(desired: number, minimum: number, at: Place, other: Place): Diagnostic {
  return warning(
    'keda/useless-window',
    `The schedule has no effect: it requests ${desired} ${desired === 1 ? 'pod' : 'pods'}, and "min_instances" is ${minimum}.`,
    at,
    'Raise "desired", or lower "min_instances".',
    { ...(other && { related: [{ message: 'the minimum is set here', at: other }] }) },
  )
}
