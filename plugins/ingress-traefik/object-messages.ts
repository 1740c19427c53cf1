import { type Field, type Mistake, nameOfField, titleOf } from 'k3s-platform/plugin'

/**
 * Traefik cannot read this time. The API server accepts the object, but Traefik drops it together with every route that
 * uses it; these respond with 404.
 */
export function unreadableDuration(field: Field, text: string): Mistake {
  return {
    field,
    code: 'ingress-traefik/unreadable-duration',
    severity: 'error',
    message: `"${text}" is not a valid duration for ${nameOfField(field)}: Traefik would drop the routes that use ${titleOf(field.resource)}.`,
    hint: 'Write it as 10s or 1m30s.',
  }
}
