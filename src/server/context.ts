import type { ClusterName } from './cluster-name.ts'
import { noContext, noKubectl } from './connection-messages.ts'
import { type Kubectl, NoKubectl, outputOf } from './kubectl.ts'
import { NotAsked } from './not-asked.ts'
import type { StopSignal } from './stop-signal.ts'

/** The cluster that kubectl would talk to. Rejects with `NotAsked` when it would talk to none. */
export async function clusterNameOf(kubectl: Kubectl, wanted?: string, signal?: StopSignal): Promise<ClusterName> {
  try {
    const view = JSON.parse(await outputOf(kubectl, ['config', 'view', '--minify', '--output=json'], signal)) as View
    return { context: view['current-context'], address: view.clusters[0]!.cluster.server }
  } catch (error) {
    signal?.throwIfAborted()
    if (error instanceof NoKubectl) throw new NotAsked(noKubectl())
    throw new NotAsked(noContext((error as Error).message, wanted, await contexts(kubectl)))
  }
}

interface View {
  readonly 'current-context': string
  readonly clusters: readonly { readonly cluster: { readonly server: string } }[]
}

async function contexts(kubectl: Kubectl): Promise<readonly string[]> {
  const listed = await outputOf({ ...kubectl, options: [] }, ['config', 'get-contexts', '--output=name']).catch(
    () => '',
  )
  return listed.split('\n').filter(Boolean)
}
