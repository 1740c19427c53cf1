import { type Diagnostic, error, info, type Origin, warning } from 'k3s-platform/plugin'

/**
 * ExternalSecrets refer to a store, which knows where the values are and how to log in. The build does not write it.
 * Create it in the cluster; `k3s-platform secrets` lists the names of the values that it must have.
 */
export function storeExpected(kind: string, name: string, environment: string, at: Origin | undefined): Diagnostic {
  return info(
    'external-secrets/store-expected',
    `${kind} "${name}" must exist in ${kind === 'SecretStore' ? 'each namespace with Secrets' : 'the cluster'}.`,
    at,
    `For the names of its values: k3s-platform secrets --env ${environment}`,
  )
}

/**
 * Neither `key` nor `property` has the placeholder `{key}`, so all keys of a Secret would have the same value. Add it to
 * `key` if the store has one value for each key, or to `property` if it has a mapping for each Secret.
 */
export function keyMissing(template: string, at: Origin | undefined): Diagnostic {
  return error(
    'external-secrets/key-missing',
    `The template "${template}" is the same for each key of a Secret.`,
    at,
    `Write key: "${template}-{key}", or property: "{key}" if the values of the store are mappings.`,
  )
}

/**
 * Pods take every key of a Secret, and the store has one value for each key, so the build does not know their names. The
 * Secret is not delivered. Name the keys with `env_refs`, or use one value for each Secret, whose fields are the keys.
 */
export function keysUnknown(secret: string, entry: string, at: Origin | undefined): Diagnostic {
  return warning(
    'external-secrets/keys-unknown',
    `No ExternalSecret delivers all keys of Secret "${secret}": pods do not name them.`,
    at,
    'List the keys in env_refs, or write property: "{key}" and leave "{key}" out of key.',
    { entry },
  )
}

/** A Secret that something else creates is not one that a pod uses. Correct the name, or remove it. */
export function unusedException(name: string, at: Origin | undefined): Diagnostic {
  return warning('external-secrets/unused-exception', `No pod uses a Secret "${name}".`, at, 'Remove it from "except".')
}
