import type { Diagnostic } from '../ir/diagnostic.ts'
import type { Installations } from '../pipeline/check/declared-kind.ts'
import { valueAt } from '../pipeline/pointer.ts'
import type { Resource } from '../pipeline/resource.ts'
import type { Reply } from './ask.ts'
import type { ClusterName } from './cluster-name.ts'
import { complaintsOf } from './complaints.ts'
import { forbidden } from './connection-messages.ts'
import {
  kindOfTheTree,
  missingKind,
  missingNamespace,
  type NamespaceMaker,
  noDryRun,
  podSecurity,
  refused,
  remark,
} from './messages.ts'
import { isNotAllowed } from './verdict.ts'
import { isPodSecurity, isUnavoidable, remarkOf } from './warnings.ts'

/** What the messages about replies need to know. */
export interface ReplyContext {
  readonly cluster: ClusterName
  readonly ownPlugins: ReadonlySet<string>
  /** What installs the kinds of plugins. */
  readonly installations: Installations
}

/** Diagnostics for a cluster's replies about all objects of a tree, in the order of the objects. */
export function diagnosticsOfReplies(replies: readonly Reply[], context: ReplyContext): readonly Diagnostic[] {
  const tree = replies.map(({ resource }) => resource)
  const told = replies.flatMap(reply => diagnosticsOf(reply, tree, context))
  // A missing permission is the same reply for every object, without a place to distinguish them.
  const once = new Map(told.map(diagnostic => [diagnostic.entry ? diagnostic : diagnostic.message, diagnostic]))
  return [...once.values(), ...missingNamespaces(replies, tree, context)]
}

function diagnosticsOf(
  reply: Reply,
  tree: readonly Resource[],
  { cluster, ownPlugins, installations }: ReplyContext,
): readonly Diagnostic[] {
  const { resource } = reply
  const subject = { resource, ownPlugins }
  if ('versions' in reply)
    return [definesKind(tree, resource) ? kindOfTheTree(subject) : missingKind(subject, reply.versions, installations)]
  const { verdict } = reply
  if (isNotAllowed(verdict)) return [forbidden(cluster, verdict.message)]
  if (/does not support dry run/.test(verdict.message)) return [noDryRun(subject, verdict.message)]
  const told = verdict.warnings.filter(text => !isUnavoidable(text))
  const remarks = told.map(text => {
    const complaint = remarkOf(text, resource.object)
    return isPodSecurity(text) ? podSecurity(subject, complaint) : remark(subject, complaint)
  })
  const refusals = verdict.accepted ? [] : complaintsOf(verdict).map(complaint => refused(subject, complaint))
  return [...refusals, ...remarks]
}

function missingNamespaces(
  replies: readonly Reply[],
  tree: readonly Resource[],
  { ownPlugins }: ReplyContext,
): readonly Diagnostic[] {
  const byName = new Map<string, Resource[]>()
  for (const reply of replies)
    if ('missingNamespace' in reply && reply.missingNamespace !== undefined)
      byName.set(reply.missingNamespace, [...(byName.get(reply.missingNamespace) ?? []), reply.resource])
  return [...byName].map(([name, resources]) =>
    missingNamespace(
      { resource: resources[0]!, ownPlugins },
      { name, objects: resources.length, maker: makerOf(tree, name) },
    ),
  )
}

function makerOf(tree: readonly Resource[], namespace: string): NamespaceMaker {
  if (tree.some(({ ref }) => ref.kind === 'Namespace' && ref.name === namespace)) return 'the tree'
  const isMadeByArgoCd = tree.some(({ ref, object }) => {
    const isSet = ref.kind === 'ApplicationSet'
    const options = valueAt(object, `${isSet ? '/spec/template' : ''}/spec/syncPolicy/syncOptions`)
    return (
      (isSet || (ref.kind === 'Application' && valueAt(object, '/spec/destination/namespace') === namespace)) &&
      Array.isArray(options) &&
      options.includes('CreateNamespace=true')
    )
  })
  return isMadeByArgoCd ? 'Argo CD' : 'nobody'
}

function definesKind(tree: readonly Resource[], { ref }: Resource): boolean {
  return tree.some(
    ({ object }) =>
      object.kind === 'CustomResourceDefinition' &&
      valueAt(object, '/spec/names/kind') === ref.kind &&
      valueAt(object, '/spec/group') === ref.apiVersion.split('/')[0],
  )
}
