import type { SecretChange } from './secret-change.ts'
import type { TreeDiff } from './tree-diff.ts'

/** What must be done about Secrets before the tree is applied, in sentences. A first tree says nothing about it. */
export function secretChangeTexts({ environment, secrets }: TreeDiff): readonly string[] {
  if (secrets.length === 0) return []
  const groups = new Map<string, SecretChange[]>()
  for (const change of secrets) {
    const group = `${change.namespace}/${change.secret} ${change.before?.secret}`
    groups.set(group, [...(groups.get(group) ?? []), change])
  }
  const copied = secrets.some(({ before }) => before) ? ' --copy' : ''
  return [
    ...[...groups.values()].map(sentenceOf),
    `Before you apply the tree: k3s-platform secrets --env ${environment} --apply${copied}`,
  ]
}

function sentenceOf(changes: readonly SecretChange[]): string {
  const { namespace, secret, before } = changes[0]!
  const keys = changes.map(change => change.key).join(', ')
  if (before === undefined) return `Pods need new keys of Secret ${namespace}/${secret}: ${keys}`
  if (before.secret === secret) return `Pods use other keys of Secret ${namespace}/${secret}: ${renamed(changes)}`
  return `Pods use Secret ${namespace}/${secret} instead of ${before.secret}: ${renamed(changes)}`
}

function renamed(changes: readonly SecretChange[]): string {
  return changes.map(({ key, before }) => (before?.key === key ? key : `${before?.key} → ${key}`)).join(', ')
}
