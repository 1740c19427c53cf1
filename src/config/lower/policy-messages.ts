import type { Diagnostic } from '../../ir/diagnostic.ts'
import type { Origin } from '../../ir/origin.ts'

type Place = Origin | undefined

/**
 * An element of a network policy selects pods, by labels or namespace, and also has a range of addresses. Kubernetes
 * allows one of them per element; two elements mean that either may connect.
 */
export function ambiguousPeer(cidr: string, at: Place): Diagnostic {
  return {
    code: 'config/ambiguous-peer',
    severity: 'error',
    message: `The range "${cidr}" cannot be combined with a namespace or pod labels in one element.`,
    ...(at && { at }),
    hint: 'Write two elements: either of them may then connect.',
  }
}

/** An element of a network policy selects nothing, which in Kubernetes admits everyone. */
export function emptyPeer(at: Place): Diagnostic {
  return {
    code: 'config/empty-peer',
    severity: 'error',
    message: 'An element without a namespace, pod labels or a cidr would admit everyone.',
    ...(at && { at }),
    hint: 'Add one of them, or set "visibility: internal" to admit every namespace.',
  }
}

/**
 * A rule of a network policy has neither peers nor ports, which Kubernetes reads as all traffic. To admit everyone, set
 * `visibility`.
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
