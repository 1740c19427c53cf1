import { closestTo } from '../ir/closest.ts'
import { type Diagnostic, error } from '../ir/diagnostic.ts'
import type { ClusterName } from './cluster-name.ts'
import type { SecretName } from './secret-name.ts'
import type { Verdict } from './verdict.ts'

/** `validate --server` uses kubectl, which supports every way to log in, and it is not on the PATH. */
export function noKubectl(): Diagnostic {
  return error(
    'server/no-kubectl',
    '"kubectl" must be on the PATH.',
    undefined,
    'Install it: https://kubernetes.io/docs/tasks/tools/',
  )
}

/** kubectl has no cluster: there is no kubeconfig, or it has no current context, or not the one of `--context`. */
export function noContext(said: string, wanted: string | undefined, contexts: readonly string[]): Diagnostic {
  const meant = wanted === undefined ? undefined : closestTo(wanted, contexts)
  const listed = contexts.slice(0, 10).join(', ')
  return error(
    'server/no-context',
    wanted !== undefined && !contexts.includes(wanted)
      ? `Unknown context "${wanted}" in the kubeconfig.`
      : `kubectl has no cluster: ${/current-context must exist/.test(said) ? 'there is no kubeconfig, or it has no current context' : said}.`,
    undefined,
    meant
      ? `Did you mean "${meant}"?`
      : contexts.length > 0
        ? `Choose one with --context: ${listed}${contexts.length > 10 ? ', …' : ''}`
        : 'Set KUBECONFIG to a kubeconfig; that of k3s is /etc/rancher/k3s/k3s.yaml.',
  )
}

/** The address of the cluster does not respond, or is not that of a Kubernetes API server. */
export function unreachable(cluster: ClusterName, said: string): Diagnostic {
  return error(
    'server/unreachable',
    `The cluster of ${nameOf(cluster)} does not respond: ${firstLine(said)}.`,
    undefined,
    /x509|certificate/.test(said)
      ? 'The certificate of the server is not the one that the kubeconfig trusts.'
      : `Check that it runs and that its address is correct: kubectl --context ${cluster.context} version`,
  )
}

/** The cluster does not accept the credentials of the kubeconfig, or kubectl has none. */
export function unauthorized(cluster: ClusterName, said: string): Diagnostic {
  return error(
    'server/unauthorized',
    `The cluster of ${nameOf(cluster)} rejects your credentials: ${firstLine(said)}.`,
    undefined,
    `Log in again; kubectl --context ${cluster.context} auth whoami must work.`,
  )
}

/**
 * Your user in the cluster lacks a permission. A dry run requires the same permissions as the real change: `patch` and
 * `create`.
 */
export function forbidden(cluster: ClusterName, said: string): Diagnostic {
  return error(
    'server/forbidden',
    `The cluster of ${nameOf(cluster)} denies the dry run: ${said.replace(/^.*? is forbidden: /, '')}.`,
    undefined,
    'A dry run requires the permissions "patch" and "create".',
  )
}

/**
 * `diff --live` reads every object that the tree has from the cluster, and the cluster denies one of them. Reading
 * requires the permission `get` for the kind in its namespace.
 */
export function notShown(cluster: ClusterName, object: string, said: string): Diagnostic {
  return error(
    'server/not-shown',
    `The cluster of ${nameOf(cluster)} denies reading ${object}: ${said.replace(/^.*? is forbidden: /, '')}.`,
    undefined,
    'Reading it requires the permission "get" for its kind in its namespace.',
  )
}

/**
 * The cluster rejects a Secret of `secrets --apply`, for example because its namespace does not exist, or because the
 * Secret changed in the meantime. Nothing of this Secret was changed; the others were.
 */
export function secretRefused(cluster: ClusterName, secret: SecretName, verdict: Verdict): Diagnostic {
  const { message, missingNamespace, status } = verdict
  return error(
    'server/secret-refused',
    `The cluster of ${nameOf(cluster)} rejects Secret "${secret.namespace}/${secret.name}": ${firstLine(message)}.`,
    undefined,
    missingNamespace !== undefined
      ? `Create the namespace: kubectl --context ${cluster.context} create namespace ${missingNamespace}`
      : status === 409
        ? 'The Secret changed in the meantime. Run the command again.'
        : 'Writing requires the permissions "create" and "patch" for Secrets.',
  )
}

function nameOf({ context, address }: ClusterName): string {
  return `context "${context}" (${address})`
}

function firstLine(text: string): string {
  return text.trim().split('\n', 1)[0]!.replace(/\.$/, '')
}
