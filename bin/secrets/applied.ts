import type { SecretResult } from 'k3s-platform'
import type { Arguments } from '../arguments.ts'
import { context, type Option } from '../option.ts'
import { rowsText } from '../rows-text.ts'
import { untilInterrupted } from '../until-interrupted.ts'
import type { World } from '../world.ts'
import { type Announce, announceOnce } from './announce.ts'
import type { CompiledStacks } from './compiled-stacks.ts'
import { copy, withCopies } from './copied.ts'
import { secretsFormat } from './format.ts'
import type { ListedSecret } from './listed-secrets.ts'
import type { Shown } from './shown.ts'

export const apply: Option = {
  name: 'apply',
  summary: 'Create the Secrets in the cluster, and add keys that they lack',
}
export const replace: Option = {
  name: 'replace',
  summary: 'With --apply: also replace values that are different in the cluster',
}

/** Writes known values that nothing else delivers to the cluster, and prints the result of each key. */
export async function applied(
  known: readonly ListedSecret[],
  result: CompiledStacks,
  given: Arguments,
  world: World,
): Promise<Shown> {
  const announce = announceOnce(world)
  const { listed, diagnostics = [] } = given.has(copy)
    ? await withCopies(known, result, { given, world, announce })
    : { listed: known }
  return diagnostics.length > 0 ? { missing: 0, diagnostics } : appliedValues(listed, announce, given, world)
}

async function appliedValues(
  listed: readonly ListedSecret[],
  announce: Announce,
  given: Arguments,
  world: World,
): Promise<Shown> {
  const { applySecrets } = await import('k3s-platform')
  const wanted = listed.map(({ namespace, name, keys, isWhole, deliveredBy }) => ({
    namespace,
    name,
    isWhole: isWhole && deliveredBy === undefined,
    values: Object.fromEntries(
      keys.flatMap(({ key, value, delivery }) => (delivery === undefined ? [[key, value]] : [])),
    ),
  }))
  const { keys, diagnostics } = await untilInterrupted(signal =>
    applySecrets(wanted, {
      context: given.text(context),
      replace: given.has(replace),
      variables: world.variables,
      signal,
      say: line => world.errors.write(`${line}\n`),
      announce,
    }),
  )
  const isJson = given.text(secretsFormat) === 'json'
  const rows = keys.map(({ namespace, name, key, result }) => ({
    namespace,
    secret: name,
    key: key === '' ? '(all)' : key,
    result: isJson ? result : RESULTS[result],
  }))
  world.output.write(rowsText(rows, isJson, world))
  return { missing: keys.filter(({ result }) => result === 'missing').length, diagnostics }
}

const RESULTS: Readonly<Record<SecretResult, string>> = {
  added: 'added',
  kept: 'kept (the cluster has another value; --replace replaces it)',
  missing: 'missing (no value is known)',
  present: 'in the cluster',
  rejected: 'rejected',
  replaced: 'replaced',
  unchanged: 'unchanged',
}
