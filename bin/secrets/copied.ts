import type { SecretChange } from 'k3s-platform'
import type { Arguments } from '../arguments.ts'
import { context, type Option } from '../option.ts'
import { untilInterrupted } from '../until-interrupted.ts'
import type { World } from '../world.ts'
import { treesFolder } from '../write-trees.ts'
import type { Announce } from './announce.ts'
import type { CompiledStacks } from './compiled-stacks.ts'
import type { ListedKey, ListedSecret } from './listed-secrets.ts'

export const copy: Option = {
  name: 'copy',
  summary: 'With --apply: copy values from the Secrets that the tree on disk uses',
}

/** The Secrets with the values that the cluster has under the names of the tree on disk. */
export async function withCopies(
  listed: readonly ListedSecret[],
  { project, compilations: [compilation] }: CompiledStacks,
  { given, world, announce }: { readonly given: Arguments; readonly world: World; readonly announce: Announce },
) {
  const { diffTrees, readSecrets, readTree } = await import('k3s-platform')
  const { environment, files } = compilation!
  const before = readTree(treesFolder(given, world, project), environment, files.keys())
  const moved = diffTrees({ environment, before, after: compilation! }).secrets.filter(change => change.before)
  const names = new Map(
    moved.map(change => [oldName(change), { namespace: change.namespace, name: change.before!.secret }]),
  )
  if (names.size === 0) return { listed, diagnostics: [] }
  const { secrets, diagnostics } = await untilInterrupted(signal =>
    readSecrets([...names.values()], {
      context: given.text(context),
      variables: world.variables,
      signal,
      say: line => world.errors.write(`${line}\n`),
      announce,
    }),
  )
  const copiedTo = (secret: ListedSecret, { key }: ListedKey) => {
    const change = moved.find(
      each => each.namespace === secret.namespace && each.secret === secret.name && each.key === key,
    )
    return change && secrets.get(oldName(change))?.[change.before!.key]
  }
  return {
    listed: listed.map(secret => ({
      ...secret,
      keys: secret.keys.map(key => ({ ...key, value: copiedTo(secret, key) ?? key.value })),
    })),
    diagnostics,
  }
}

function oldName({ namespace, before }: SecretChange): string {
  return `${namespace}/${before!.secret}`
}
