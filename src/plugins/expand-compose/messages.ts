import type { Diagnostic, Origin } from 'k3s-platform/plugin'

/**
 * An entry of `compose` is read and checked, but this version does not turn it into manifests yet, so nothing is written
 * for it. Write its services under `apps` until then.
 */
export function notYetSupported(name: string, at: Origin | undefined): Diagnostic {
  return {
    code: 'expand-compose/not-yet-supported',
    severity: 'warning',
    message: `The compose stack "${name}" is checked, but nothing is written for it yet.`,
    ...(at && { at }),
    hint: 'Write its services under "apps" until this version can read compose files.',
  }
}
