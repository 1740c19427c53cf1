import { relative, resolve, sep } from 'node:path'
import type { Compilation, NeededKey, StackVariables, UnitKey } from 'k3s-platform'
import type { Arguments } from '../arguments.ts'
import { from } from '../option.ts'
import { assignedVariables, entriesOf, variablesFor } from '../variables.ts'
import type { World } from '../world.ts'
import type { CompiledStacks } from './compiled-stacks.ts'

/** Finds the value of a key. */
export type ValueOf = (key: NeededKey) => Uint8Array | undefined

/**
 * Finds values of Secrets in an environment: in the variables of the build, or in the files of a stack, as Compose would
 * pass them. A key without a source is looked up by its own name, only in files of --from.
 */
export function secretValues(
  { environment, project }: Compilation,
  { project: { config, folder }, variables: stacks }: CompiledStacks,
  given: Arguments,
  world: World,
): ValueOf {
  const files = given.list(from).map(path => ({
    path: relative(folder, resolve(world.folder, path)).split(sep).join('/'),
    entries: entriesOf(path, world, from),
  }))
  const outside = Object.entries(variablesFor(given, world))
  const assigned = assignedVariables(given)
  /** A file of --from that is one of the stack is read as Compose reads it. */
  const ownOf = (stack: StackVariables | undefined) =>
    new Map(files.flatMap(({ path, entries }) => Object.entries(stack?.inFile(path) ?? Object.fromEntries(entries))))
  const serviceOf = (unit: UnitKey, workload: string) => {
    const services = project?.units.find(other => other.unit === unit)?.services ?? {}
    return Object.keys(services).find(name => services[name]!.name === workload)
  }
  return ({ key, source, users: [user] }) => {
    const stack = user && stacks.get(environment)?.get(user.unit)
    const own = ownOf(stack)
    if (source === undefined) return encoded(own.get(key))
    if (source.kind === 'text') {
      const inStack = Object.entries(stack?.variables ?? {})
      return encoded(textOf(source.text, new Map([...inStack, ...outside, ...own, ...assigned])))
    }
    const { file, variable } = source
    if (variable === undefined) return bytesOf(config.files.read(file))
    return encoded(own.get(variable) ?? stack?.inFile(file, serviceOf(user!.unit, user!.workload))?.[variable])
  }
}

function bytesOf(reading: { readonly bytes: Uint8Array } | { readonly problem: string }): Uint8Array | undefined {
  return 'bytes' in reading ? reading.bytes : undefined
}

/** The text with its variables replaced; undefined if one of them is not set. */
function textOf(text: string, variables: ReadonlyMap<string, string>): string | undefined {
  if (variablesIn(text).some(name => !variables.has(name))) return undefined
  return text.replace(REFERENCE, (_, name?: string) => (name === undefined ? '${' : variables.get(name)!))
}

/** The names of the variables that a value of a Secret refers to; `$${` is a dollar sign and a brace. */
export function variablesIn(text: string): readonly string[] {
  return [...text.matchAll(REFERENCE)].flatMap(([, name]) => name ?? [])
}

const REFERENCE = /\$\$\{|\$\{(\w+)\}/g

function encoded(value: string | undefined): Uint8Array | undefined {
  return value === undefined ? undefined : new TextEncoder().encode(value)
}
