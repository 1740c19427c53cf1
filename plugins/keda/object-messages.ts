import { closestTimeZone, closestTo, type Field, type Mistake, nameOfField } from 'k3s-platform/plugin'

/**
 * The time zone is unknown. It may be newer than k3s-platform. If KEDA does not know it either, it rejects the trigger
 * and scales by none of the triggers.
 */
export function unknownTriggerZone(field: Field, name: string): Mistake {
  const suggestion = closestTimeZone(name)
  return {
    field,
    code: 'keda/unknown-trigger-zone',
    severity: 'warning',
    message: `Unknown time zone "${name}" in ${nameOfField(field)}.`,
    hint: suggestion ? `Did you mean "${suggestion}"?` : 'Use a name such as Europe/Berlin.',
  }
}

/**
 * KEDA has no scaler of this type. The API server accepts the object, but the operator then never scales the workload,
 * and only `kubectl describe scaledobject` shows the mistake. Allow a type of a newer KEDA with `diagnostics: {
 * keda/unknown-trigger: off }`.
 */
export function unknownTrigger(field: Field, type: string, known: readonly string[]): Mistake {
  const suggestion = closestTo(type, known)
  return {
    field,
    code: 'keda/unknown-trigger',
    severity: 'warning',
    message: `Unknown KEDA trigger type "${type}" in ${nameOfField(field)}.`,
    hint: suggestion
      ? `Did you mean "${suggestion}"?`
      : 'See https://keda.sh/docs/latest/scalers/ for the valid types.',
  }
}
