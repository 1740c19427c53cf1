import { closestTimeZone, closestTo, titleOf } from 'k3s-platform/plugin'
import { type Field, type Mistake, nameOf } from './mistake.ts'

/**
 * The time zone is unknown. It may be newer than k3s-platform. If KEDA does not know it either, it rejects the trigger
 * and scales by none of the triggers.
 */
export function unknownTimeZone(field: Field, name: string): Mistake {
  const suggestion = closestTimeZone(name)
  return {
    field,
    code: 'check/unknown-time-zone',
    severity: 'warning',
    message: `Unknown time zone "${name}" in ${nameOf(field)}.`,
    hint: suggestion ? `Did you mean "${suggestion}"?` : 'Use a name such as Europe/Berlin.',
  }
}

/**
 * KEDA has no scaler of this type. The API server takes the object, but the operator then never scales the workload, so
 * the mistake would only be seen in `kubectl describe scaledobject`. A type of a newer KEDA is let through with
 * `diagnostics: { check/unknown-trigger: off }`.
 */
export function unknownTrigger(field: Field, type: string, known: readonly string[]): Mistake {
  const suggestion = closestTo(type, known)
  return {
    field,
    code: 'check/unknown-trigger',
    severity: 'warning',
    message: `Unknown KEDA trigger type "${type}" in ${nameOf(field)}.`,
    hint: suggestion
      ? `Did you mean "${suggestion}"?`
      : 'See https://keda.sh/docs/latest/scalers/ for the valid types.',
  }
}

/**
 * Traefik cannot read this time. The API server takes the object, but Traefik drops it and with it every route that
 * uses it, which answers 404 from then on.
 */
export function unreadableDuration(field: Field, text: string): Mistake {
  return {
    field,
    code: 'check/unreadable-duration',
    severity: 'error',
    message: `"${text}" is not a valid duration for ${nameOf(field)}: Traefik would drop the routes that use ${titleOf(field.resource)}.`,
    hint: 'Write it as 10s or 1m30s.',
  }
}
