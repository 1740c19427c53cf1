import type { NeededKey, NeededSecret } from 'k3s-platform'
import type { Arguments } from '../arguments.ts'
import type { Compiled } from '../compiled.ts'
import type { Row } from '../table.ts'
import type { World } from '../world.ts'
import { secretValues, variablesIn } from './values.ts'

/** A needed Secret of an environment, with the values that are known here. */
export interface ListedSecret extends Omit<NeededSecret, 'keys'> {
  readonly environment: string
  readonly keys: readonly ListedKey[]
}

/** A key of a needed Secret. Its value must not be printed, except in a manifest. */
export interface ListedKey extends NeededKey {
  readonly value: Uint8Array | undefined
}

/** The Secrets that the compiled environments need. */
export async function listedSecrets(
  result: Compiled,
  given: Arguments,
  world: World,
): Promise<readonly ListedSecret[]> {
  const { neededSecrets } = await import('k3s-platform')
  const valueFor = secretValues(result.project, given, world)
  return result.compilations.flatMap(({ environment, project, deliveries }) =>
    neededSecrets(project?.workloads ?? [], deliveries).map(secret => ({
      ...secret,
      environment,
      keys: secret.keys.map(key => ({ ...key, value: valueFor(key) })),
    })),
  )
}

/** One row for each key, without values, and one for a Secret that pods take as a whole. */
export function secretRows(listed: readonly ListedSecret[]): readonly Row[] {
  return listed.flatMap(({ environment, namespace, name, keys, users, isWhole, deliveredBy }) => {
    const secret = { environment, namespace, secret: name }
    const rows = keys.map(({ key, users, source, value, delivery }) => ({
      ...secret,
      key,
      users: usersText(users),
      source: sourceText(source),
      value: valueText(value, delivery),
      delivery: delivery ?? '',
    }))
    if (!isWhole) return rows
    const whole = { users: usersText(users), source: 'nobody', value: deliveredBy === undefined ? '' : 'delivered' }
    return [...rows, { ...secret, key: '(all)', ...whole, delivery: deliveredBy ?? '' }]
  })
}

function valueText(value: Uint8Array | undefined, delivery: string | undefined): string {
  if (delivery !== undefined) return 'delivered'
  return value === undefined ? 'missing' : 'known'
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
