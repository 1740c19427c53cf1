import type { Diagnostic } from '../../ir/diagnostic.ts'
import type { Origin } from '../../ir/origin.ts'

type Place = Origin | undefined

/**
 * An element of a network policy selects pods, by labels or namespace, and also names a range of addresses. Kubernetes
 * knows each alone; two elements mean that either may connect.
 */
export function ambiguousPeer(cidr: string, at: Place): Diagnostic {
  return {
    code: 'config/ambiguous-peer',
    severity: 'error',
    message: `The range "${cidr}" stands together with a namespace or pod labels; Kubernetes allows only one of them.`,
    ...(at && { at }),
    hint: 'Write two elements: either of them may then connect.',
  }
}

/**
 * An element of a network policy selects nothing. Kubernetes would read that as everybody, which is hardly what is
 * meant by a list of who may connect.
 */
export function emptyPeer(at: Place): Diagnostic {
  return {
    code: 'config/empty-peer',
    severity: 'error',
    message: 'An element without a namespace, pod labels or a cidr would admit everybody.',
    ...(at && { at }),
    hint: 'Name whom you mean, or set "visibility: internal" to admit every namespace.',
  }
}

/**
 * A rule of a network policy has neither peers nor ports, which Kubernetes reads as all traffic. To admit everybody say
 * so with `visibility`.
 */
export function emptyRule(at: Place): Diagnostic {
  return {
    code: 'config/empty-rule',
    severity: 'error',
    message: 'A rule without peers and ports would admit all traffic.',
    ...(at && { at }),
    hint: 'Add "from" or "to", or "ports".',
  }
}
