import type { NeededKey, NeededSecret } from 'k3s-platform'
import type { Arguments } from '../arguments.ts'
import { context, live } from '../option.ts'
import { rowsText } from '../rows-text.ts'
import type { Row } from '../table.ts'
import { untilInterrupted } from '../until-interrupted.ts'
import type { World } from '../world.ts'
import type { ListedKey, ListedSecret } from './listed-secrets.ts'
import type { Shown } from './shown.ts'
import { variablesIn } from './values.ts'

/** Prints a line for each key, without values; with `--live` whether the cluster has it. */
export async function shownList(
  listed: readonly ListedSecret[],
  isJson: boolean,
  given: Arguments,
  world: World,
): Promise<Shown> {
  const { inCluster, diagnostics } = given.has(live) ? await readLive(listed, given, world) : {}
  if (diagnostics && diagnostics.length > 0) return { missing: 0, diagnostics }
  const rows = listed.flatMap(secret => rowsOf(secret, inCluster))
  world.output.write(rowsText(rows, isJson, world))
  return { missing: rows.filter(({ value }) => value === 'missing').length }
}

/** Whether the cluster has a key of a Secret, or without a key the Secret. */
type InCluster = (secret: ListedSecret, key?: string) => boolean

async function readLive(listed: readonly ListedSecret[], given: Arguments, world: World) {
  const { readSecrets } = await import('k3s-platform')
  const { secrets, diagnostics } = await untilInterrupted(signal =>
    readSecrets(listed, {
      context: given.text(context),
      variables: world.variables,
      signal,
      say: line => world.errors.write(`${line}\n`),
    }),
  )
  const inCluster: InCluster = ({ namespace, name }, key) => {
    const values = secrets.get(`${namespace}/${name}`)
    return values !== undefined && (key === undefined || Object.hasOwn(values, key))
  }
  return { inCluster, diagnostics }
}

/** One row for each key, and one for a Secret that pods take as a whole. */
function rowsOf(secret: ListedSecret, inCluster: InCluster | undefined): readonly Row[] {
  const { environment, namespace, name, keys, users, isWhole, deliveredBy } = secret
  const head = { environment, namespace, secret: name }
  const rows = keys.map(key => ({
    ...head,
    key: key.key,
    users: usersText(key.users),
    source: sourceText(key.source),
    value: inCluster ? liveText(inCluster(secret, key.key), key.delivery) : valueText(key),
    delivery: key.delivery ?? '',
  }))
  if (!isWhole) return rows
  const unknown = deliveredBy === undefined ? 'unknown' : 'delivered'
  const value = inCluster ? liveText(inCluster(secret), deliveredBy) : unknown
  return [
    ...rows,
    { ...head, key: '(all)', users: usersText(users), source: 'nobody', value, delivery: deliveredBy ?? '' },
  ]
}

function valueText({ value, delivery }: ListedKey): string {
  if (delivery !== undefined) return 'delivered'
  return value === undefined ? 'missing' : 'known'
}

function liveText(isThere: boolean, delivery: string | undefined): string {
  if (isThere) return 'in the cluster'
  return delivery === undefined ? 'missing' : 'delivered'
}

function usersText(users: NeededSecret['users']): readonly string[] {
  return users.map(({ unit, workload }) => (unit.endsWith(`/${workload}`) ? unit : `${unit}:${workload}`))
}

function sourceText(source: NeededKey['source']): string {
  if (source === undefined) return 'nobody'
  if (source.kind === 'file')
    return source.variable === undefined ? `file ${source.file}` : `${source.variable} in ${source.file}`
  const names = variablesIn(source.text)
  return names.length === 0 ? 'nobody' : `${names.length === 1 ? 'variable' : 'variables'} ${names.join(', ')}`
}
