import type { NeededKey, NeededSecret } from 'k3s-platform'
import type { Arguments } from '../arguments.ts'
import type { World } from '../world.ts'
import type { CompiledStacks } from './compiled-stacks.ts'
import { secretValues } from './values.ts'

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
  result: CompiledStacks,
  given: Arguments,
  world: World,
): Promise<readonly ListedSecret[]> {
  const { neededSecrets } = await import('k3s-platform')
  return result.compilations.flatMap(compilation => {
    const { environment, project, deliveries } = compilation
    const find = secretValues(compilation, result, given, world)
    return neededSecrets(project?.workloads ?? [], deliveries).map(secret => ({
      ...secret,
      environment,
      keys: secret.keys.map(key => ({ ...key, value: find(key) })),
    }))
  })
}

/** The keys that are neither known nor delivered, as messages name them. */
export function missingKeys(listed: readonly ListedSecret[]): readonly string[] {
  return listed.flatMap(({ namespace, name, keys }) =>
    keys
      .filter(({ value, delivery }) => value === undefined && delivery === undefined)
      .map(({ key }) => `${namespace}/${name}: ${key}`),
  )
}
