import type { Diagnostic } from '../ir/diagnostic.ts'
import type { KubernetesObject } from '../k8s/object.ts'

/**
 * `import` reads each kind in one version, the one that a build writes. Fields of another version may have other names
 * and meanings, so the object is skipped. Convert it, for example with `kubectl convert`.
 */
export function unknownVersion(
  { apiVersion, kind, metadata }: KubernetesObject,
  { at, hint }: Pick<Diagnostic, 'at' | 'hint'>,
): Diagnostic {
  return {
    code: 'import/unknown-version',
    severity: 'warning',
    message: `${kind} "${metadata.name}" is skipped: import does not support version "${apiVersion}" of this kind.`,
    ...(at && { at }),
    ...(hint !== undefined && { hint }),
  }
}
