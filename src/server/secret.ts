import type { Cluster } from './cluster.ts'
import { liveObject } from './live-object.ts'
import type { SecretName } from './secret-name.ts'
import { type Verdict, verdictOf } from './verdict.ts'

/** A Secret as a cluster has it; values are base64. */
export interface LiveSecret {
  readonly metadata: { readonly resourceVersion: string }
  readonly data?: Readonly<Record<string, string>>
}

/** The Secret of a cluster; undefined if there is none. Rejects with `NotShown` if the cluster denies reading it. */
export async function liveSecret(cluster: Cluster, secret: SecretName): Promise<LiveSecret | undefined> {
  return (await liveObject(cluster, { apiVersion: 'v1', kind: 'Secret', ...secret })) as LiveSecret | undefined
}

/**
 * Creates the Secret, or adds values to the one that was read. The server rejects the change if the Secret was created or
 * changed since then, so no value is overwritten by accident.
 */
export async function writeSecret(
  { transport }: Cluster,
  { namespace, name }: SecretName,
  before: LiveSecret | undefined,
  data: Readonly<Record<string, string>>,
): Promise<Verdict> {
  const collection = `/api/v1/namespaces/${encodeURIComponent(namespace)}/secrets`
  const type = '.dockerconfigjson' in data ? 'kubernetes.io/dockerconfigjson' : 'Opaque'
  const answer = await transport.send(
    before
      ? {
          method: 'PATCH',
          path: `${collection}/${encodeURIComponent(name)}?fieldManager=k3s-platform`,
          body: {
            type: 'application/merge-patch+json',
            text: JSON.stringify({ metadata: { resourceVersion: before.metadata.resourceVersion }, data }),
          },
        }
      : {
          method: 'POST',
          path: `${collection}?fieldManager=k3s-platform`,
          body: {
            type: 'application/json',
            text: JSON.stringify({ apiVersion: 'v1', kind: 'Secret', metadata: { name, namespace }, type, data }),
          },
        },
  )
  return verdictOf(answer)
}
