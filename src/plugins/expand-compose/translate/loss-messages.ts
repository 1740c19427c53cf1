import { type Diagnostic, error, info, type Origin, warning } from 'k3s-platform/plugin'

type Place = Origin | undefined

/**
 * A key of the compose file has no meaning in a cluster, and no behavior is lost: it is for the Docker engine, for
 * another system, or repeats a default.
 */
export function ignoredKey(key: string, why: string, at: Place): Diagnostic {
  return info('compose/ignored-key', `"${key}" has no meaning here: ${why}.`, at, undefined, { loss: 'dropped' })
}

/**
 * A key of the compose file has no counterpart in Kubernetes, so it has no effect. The hint has the closest
 * alternative. `diagnostics:` of the entry turns the warning off.
 */
export function unsupportedKey(key: string, why: string, hint: string, at: Place): Diagnostic {
  return warning('compose/unsupported-key', `"${key}" is dropped: ${why}.`, at, hint, { loss: 'dropped' })
}

/**
 * The service cannot work without this key, and Kubernetes has no counterpart. The stack is not built until the key is
 * removed; an override file can remove it with `!reset`.
 */
export function impossibleKey(key: string, why: string, hint: string, at: Place): Diagnostic {
  return error('compose/impossible-key', `"${key}" is not possible: ${why}.`, at, hint)
}

/** A key of the compose file is translated into the closest setting of Kubernetes, which is not exactly the same. */
export function approximatedKey(key: string, becomes: string, at: Place, hint?: string): Diagnostic {
  return info('compose/approximated-key', `"${key}" ${becomes}.`, at, hint, { loss: 'approximated' })
}

/**
 * A setting of the compose file weakens the isolation of a pod from its node and from other pods. It is kept as
 * written; a namespace with a Pod Security Standard rejects such pods.
 */
export function weakenedIsolation(key: string, effect: string, at: Place): Diagnostic {
  return warning(
    'compose/weakened-isolation',
    `"${key}" ${effect}.`,
    at,
    'Remove it if the service works without it; namespaces with a Pod Security Standard reject such pods.',
  )
}

/** A value does not have the format of its key, such as an invalid size. */
export function invalidValue(key: string, value: string, wanted: string, at: Place): Diagnostic {
  return error(
    'compose/invalid-value',
    `"${key}" is ${JSON.stringify(value)}, which is not a valid ${wanted}.`,
    at,
    `Write a ${wanted} as defined by the Compose Specification.`,
  )
}

/**
 * A value has no effect on the tree: it repeats a default, something else overrides it, or it belongs to something that
 * is disabled.
 */
export function noEffect(at: Origin): Diagnostic {
  return info('compose/no-effect', `"${at.path}" has no effect.`, at, undefined, { loss: 'dropped' })
}
