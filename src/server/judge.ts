import type { Diagnostic } from '../ir/diagnostic.ts'
import type { Resource } from '../pipeline/resource.ts'
import { ask, type Reply } from './ask.ts'
import type { Cluster } from './cluster.ts'
import { diagnosticsOfReplies, type ReplyContext } from './replies.ts'

/** What a cluster thinks of a tree. */
export interface Judgement {
  readonly diagnostics: readonly Diagnostic[]
  readonly asked: number
  readonly accepted: number
  /** How many of them were judged in another namespace, since theirs does not exist. */
  readonly elsewhere: number
}

/** Has a cluster judge every object of a tree. `ownPlugins` are those that need not be named as the author. */
export async function judge(
  cluster: Cluster,
  resources: readonly Resource[],
  known: Pick<ReplyContext, 'installations' | 'ownPlugins'>,
): Promise<Judgement> {
  const replies = await Promise.all(resources.map(resource => ask(cluster, resource)))
  return {
    diagnostics: diagnosticsOfReplies(replies, { cluster: cluster.name, ...known }),
    asked: replies.length,
    accepted: replies.filter(isAccepted).length,
    elsewhere: replies.filter(reply => 'missingNamespace' in reply).length,
  }
}

function isAccepted(reply: Reply): boolean {
  return 'verdict' in reply && reply.verdict.accepted
}
