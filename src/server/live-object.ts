import type { Ref } from '../k8s/object.ts'
import type { Cluster } from './cluster.ts'
import { NoDiscovery } from './discovery.ts'
import { objectPath, UnknownKind } from './object-path.ts'
import { verdictOf } from './verdict.ts'

/** An object as a cluster has it; undefined when it has none of the name. A refusal to show it is thrown as `NotShown`. */
export async function liveObject({ transport, discovery }: Cluster, ref: Ref): Promise<object | undefined> {
  try {
    const path = await objectPath(discovery, { ...ref, namespace: ref.namespace ?? 'default' })
    const answer = await transport.send({ method: 'GET', path })
    if (answer.status === 404) return undefined
    const verdict = verdictOf(answer)
    if (!verdict.accepted) throw new NotShown(ref, verdict.message)
    return answer.body as object
  } catch (error) {
    if (error instanceof UnknownKind) return undefined
    if (error instanceof NoDiscovery) throw new NotShown(ref, error.verdict.message)
    throw error
  }
}

/** The cluster does not show an object to this user. */
export class NotShown extends Error {
  readonly ref: Ref

  constructor(ref: Ref, message: string) {
    super(message)
    this.ref = ref
  }
}
