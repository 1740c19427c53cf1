import type { Diagnostic } from './ir/diagnostic.ts'
import type { Cluster } from './server/cluster.ts'
import type { ClusterOptions } from './server/cluster-options.ts'
import type { LiveSecret } from './server/secret.ts'
import type { SecretName } from './server/secret-name.ts'

/** What pods need of a Secret: its keys with the values that are known, and whether it is taken as a whole. */
export interface WantedSecret extends SecretName {
  readonly isWhole: boolean
  readonly values: Readonly<Record<string, Uint8Array | undefined>>
}

/**
 * The result for a key. The cluster had none and got one: `added`. It has the same value: `unchanged`. It has another
 * one, which stays (`kept`) or not (`replaced`). It has one, and none is known here: `present`. There is none anywhere:
 * `missing`. The cluster rejects the Secret: `rejected`.
 */
export type SecretResult = 'added' | 'kept' | 'missing' | 'present' | 'rejected' | 'replaced' | 'unchanged'

/** A key of a Secret, and its result. The key of a Secret as a whole is empty. */
export interface AppliedKey extends SecretName {
  readonly key: string
  readonly result: SecretResult
}

/** Which cluster, and what to do there. */
export interface ClusterSecretOptions extends ClusterOptions {
  /** Receives the context and the address of the cluster before anything else happens. */
  readonly announce?: (context: string, address: string) => void
}

/** The keys that were looked at, and what is wrong. */
export interface AppliedSecrets {
  readonly keys: readonly AppliedKey[]
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * Puts the values that are known into the cluster that the user's kubectl talks to. A value that the cluster has already is
 * only changed with `replace`.
 */
export async function applySecrets(
  wanted: readonly WantedSecret[],
  { replace, ...options }: ClusterSecretOptions & { readonly replace: boolean },
): Promise<AppliedSecrets> {
  const { liveSecret, secretRefused, writeSecret } = await import('./server/index.ts')
  const keys: AppliedKey[] = []
  const refused: Diagnostic[] = []
  const diagnostics = await inCluster(options, async cluster => {
    for (const secret of wanted) {
      const before = await liveSecret(cluster, secret)
      const results = resultsFor(secret, before, replace)
      const changed = Object.entries(results).filter(([, result]) => result === 'added' || result === 'replaced')
      const data = Object.fromEntries(changed.map(([key]) => [key, base64(secret.values[key]!)]))
      const verdict = changed.length > 0 ? await writeSecret(cluster, secret, before, data) : undefined
      if (verdict?.accepted === false) refused.push(secretRefused(cluster.name, secret, verdict))
      for (const [key, result] of Object.entries(results)) {
        const isRejected = verdict?.accepted === false && Object.hasOwn(data, key)
        keys.push({ namespace: secret.namespace, name: secret.name, key, result: isRejected ? 'rejected' : result })
      }
    }
  })
  return { keys, diagnostics: [...diagnostics, ...refused] }
}

/** The values that Secrets of the cluster have, by `<namespace>/<name>`; those that do not exist are left out. */
export async function readSecrets(
  names: readonly SecretName[],
  options: ClusterSecretOptions,
): Promise<{
  readonly secrets: ReadonlyMap<string, Readonly<Record<string, Uint8Array>>>
  readonly diagnostics: readonly Diagnostic[]
}> {
  const { liveSecret } = await import('./server/index.ts')
  const secrets = new Map<string, Readonly<Record<string, Uint8Array>>>()
  const diagnostics = await inCluster(options, async cluster => {
    for (const name of names) {
      const live = await liveSecret(cluster, name)
      const values = Object.entries(live?.data ?? {}).map(([key, value]) => [key, Buffer.from(value, 'base64')])
      if (live) secrets.set(`${name.namespace}/${name.name}`, Object.fromEntries(values))
    }
  })
  return { secrets, diagnostics }
}

/** The result for each key; a Secret without changes is not written. */
function resultsFor(
  { isWhole, values }: WantedSecret,
  before: LiveSecret | undefined,
  replace: boolean,
): Readonly<Record<string, SecretResult>> {
  const live = before?.data ?? {}
  const resultOf = (key: string, value: Uint8Array | undefined): SecretResult => {
    const isThere = Object.hasOwn(live, key)
    if (value === undefined) return isThere ? 'present' : 'missing'
    if (!isThere) return 'added'
    if (Buffer.from(live[key]!, 'base64').equals(value)) return 'unchanged'
    return replace ? 'replaced' : 'kept'
  }
  const results = Object.entries(values).map(([key, value]) => [key, resultOf(key, value)] as const)
  const isMade = before !== undefined || results.some(([, result]) => result === 'added')
  return Object.fromEntries([...results, ...(isWhole ? [['', isMade ? 'present' : 'missing'] as const] : [])])
}

/** Runs a task in a cluster; returns why it failed. */
async function inCluster(
  { announce, ...options }: ClusterSecretOptions,
  task: (cluster: Cluster) => Promise<void>,
): Promise<readonly Diagnostic[]> {
  const { NotAsked, NotShown, notShown, openCluster } = await import('./server/index.ts')
  let cluster: Cluster | undefined
  try {
    cluster = await openCluster(options)
    announce?.(cluster.name.context, cluster.name.address)
    await task(cluster)
    return []
  } catch (error) {
    options.signal?.throwIfAborted()
    if (error instanceof NotAsked) return [error.diagnostic]
    if (!(error instanceof NotShown)) throw error
    return [notShown(cluster!.name, `Secret ${error.ref.namespace}/${error.ref.name}`, error.message)]
  } finally {
    cluster?.close()
  }
}

function base64(value: Uint8Array): string {
  return Buffer.from(value).toString('base64')
}
