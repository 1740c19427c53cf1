import { closestTo } from '../ir/closest.ts'
import { type Diagnostic, error } from '../ir/diagnostic.ts'
import type { ClusterName } from './cluster-name.ts'

/** `validate --server` asks the cluster through kubectl, which knows every way to log in, and there is none on the PATH. */
export function noKubectl(): Diagnostic {
  return error(
    'server/no-kubectl',
    'There is no program "kubectl" on the PATH, and the cluster is asked through it.',
    undefined,
    'Install it: https://kubernetes.io/docs/tasks/tools/',
  )
}

/**
 * kubectl does not know which cluster is meant: there is no kubeconfig, it has no current context, or none of the name
 * that `--context` gives.
 */
export function noContext(said: string, wanted: string | undefined, contexts: readonly string[]): Diagnostic {
  const meant = wanted === undefined ? undefined : closestTo(wanted, contexts)
  const listed = contexts.slice(0, 10).join(', ')
  return error(
    'server/no-context',
    wanted !== undefined && !contexts.includes(wanted)
      ? `The kubeconfig has no context "${wanted}".`
      : `kubectl knows of no cluster to ask: ${/current-context must exist/.test(said) ? 'the kubeconfig names no current context, or there is none' : said}.`,
    undefined,
    meant
      ? `Did you mean "${meant}"?`
      : contexts.length > 0
        ? `Choose one with --context: ${listed}${contexts.length > 10 ? ', …' : ''}`
        : 'Set KUBECONFIG to a kubeconfig; that of k3s is /etc/rancher/k3s/k3s.yaml.',
  )
}

/** Nobody answers at the address of the cluster, or not as a Kubernetes API server does. */
export function unreachable(cluster: ClusterName, said: string): Diagnostic {
  return error(
    'server/unreachable',
    `The cluster of ${nameOf(cluster)} does not answer: ${firstLine(said)}.`,
    undefined,
    /x509|certificate/.test(said)
      ? 'The certificate of the server is not the one that the kubeconfig trusts.'
      : `Does it run, and is its address right? Try kubectl --context ${cluster.context} version`,
  )
}

/** The cluster does not accept the credentials of the kubeconfig, or kubectl gets none to show. */
export function unauthorized(cluster: ClusterName, said: string): Diagnostic {
  return error(
    'server/unauthorized',
    `The cluster of ${nameOf(cluster)} does not let you in: ${firstLine(said)}.`,
    undefined,
    `Log in again; kubectl --context ${cluster.context} auth whoami must work.`,
  )
}

/**
 * The cluster knows who asks, and does not allow it. A dry run needs the same rights as the real change: `patch` and
 * `create`.
 */
export function forbidden(cluster: ClusterName, said: string): Diagnostic {
  return error(
    'server/forbidden',
    `The cluster of ${nameOf(cluster)} does not allow the question: ${said.replace(/^.*? is forbidden: /, '')}.`,
    undefined,
    'A dry run needs the rights of the real change: patch and create.',
  )
}

/**
 * `diff --live` reads every object that the tree has from the cluster, and the cluster does not show one. Without it
 * nobody can say what would change. Reading needs the right `get` for the kind in its namespace.
 */
export function notShown(cluster: ClusterName, object: string, said: string): Diagnostic {
  return error(
    'server/not-shown',
    `The cluster of ${nameOf(cluster)} does not show ${object}: ${said.replace(/^.*? is forbidden: /, '')}.`,
    undefined,
    'Reading it needs the right "get" for its kind in its namespace.',
  )
}

function nameOf({ context, address }: ClusterName): string {
  return `context "${context}" (${address})`
}

function firstLine(text: string): string {
  return text.trim().split('\n', 1)[0]!.replace(/\.$/, '')
}
