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
  return result.compilations.flatMap(({ environment, project }) =>
    neededSecrets(project?.workloads ?? []).map(secret => ({
      ...secret,
      environment,
      keys: secret.keys.map(key => ({ ...key, value: valueFor(key) })),
    })),
  )
}

/** One row for each key, without values. A Secret whose keys are not known has one row. */
export function secretRows(listed: readonly ListedSecret[]): readonly Row[] {
  return listed.flatMap(({ environment, namespace, name, keys, users }) => {
    const secret = { environment, namespace, secret: name }
    if (keys.length === 0) return [{ ...secret, key: '(all)', users: usersText(users), source: 'nobody', value: '' }]
    return keys.map(key => ({
      ...secret,
      key: key.key,
      users: usersText(key.users),
      source: sourceText(key.source),
      value: key.value === undefined ? 'missing' : 'known',
    }))
  })
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
