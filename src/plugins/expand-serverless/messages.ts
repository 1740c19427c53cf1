import type { Diagnostic, Origin } from 'k3s-platform/plugin'

/**
 * An entry of `serverless` is read and checked, but this version does not turn it into manifests yet, so nothing is
 * written for it. Write its functions under `apps`, each with its image, until then.
 */
export function notYetSupported(name: string, at: Origin | undefined): Diagnostic {
  return {
    code: 'expand-serverless/not-yet-supported',
    severity: 'warning',
    message: `The serverless entry "${name}" is checked, but nothing is written for it yet.`,
    ...(at && { at }),
    hint: 'Write its functions under "apps", each with its image, until this version can read them.',
  }
}
