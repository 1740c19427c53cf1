import { type Diagnostic, error, info, type Origin, warning } from 'k3s-platform/plugin'

type Place = Origin | undefined

/**
 * A key of the compose file has no meaning in a cluster, and nothing is missed without it: it is for the Docker engine,
 * for another system, or says what is the case anyway.
 */
export function ignoredKey(key: string, why: string, at: Place): Diagnostic {
  return info('compose/ignored-key', `"${key}" has no meaning here: ${why}.`, at, undefined, { loss: 'dropped' })
}

/**
 * A key of the compose file has no counterpart in Kubernetes, so what it asks for does not happen. The hint says what
 * comes nearest. `diagnostics:` of the entry takes the warning away once that is settled.
 */
export function unsupportedKey(key: string, why: string, hint: string, at: Place): Diagnostic {
  return warning('compose/unsupported-key', `"${key}" is left out: ${why}.`, at, hint, { loss: 'dropped' })
}

/**
 * The service could not do its work without what this key asks for, and Kubernetes has nothing like it. The stack is
 * not built until the key is gone; an override file can remove it with `!reset`.
 */
export function impossibleKey(key: string, why: string, hint: string, at: Place): Diagnostic {
  return error('compose/impossible-key', `"${key}" cannot be had: ${why}.`, at, hint)
}

/** A key of the compose file is translated into what comes nearest in Kubernetes, which is not quite the same. */
export function approximatedKey(key: string, becomes: string, at: Place, hint?: string): Diagnostic {
  return info('compose/approximated-key', `"${key}" ${becomes}.`, at, hint, { loss: 'approximated' })
}

/**
 * A setting of the compose file weakens what keeps a pod apart from its node and from other pods. It is taken over as
 * it stands; a namespace with a Pod Security Standard refuses such pods.
 */
export function weakenedIsolation(key: string, effect: string, at: Place): Diagnostic {
  return warning(
    'compose/weakened-isolation',
    `"${key}" ${effect}.`,
    at,
    'Remove it if the service works without; namespaces with a Pod Security Standard refuse such pods.',
  )
}

/** The text of a value is not what the key wants, such as a size that is no size. */
export function invalidValue(key: string, value: string, wanted: string, at: Place): Diagnostic {
  return error(
    'compose/invalid-value',
    `"${key}" is ${JSON.stringify(value)}, which is no ${wanted}.`,
    at,
    `Write a ${wanted}, as the Compose Specification defines it.`,
  )
}

/**
 * Nothing in the cluster is as it is because of this value: it says what is the case anyway, something else takes its
 * place, or it belongs to what is switched off.
 */
export function noEffect(at: Origin): Diagnostic {
  return info('compose/no-effect', `"${at.path}" changes nothing here.`, at, undefined, { loss: 'dropped' })
}
