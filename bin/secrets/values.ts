import type { NeededKey } from 'k3s-platform'
import type { Arguments } from '../arguments.ts'
import { readEnvFile } from '../env-file.ts'
import { from } from '../option.ts'
import type { OpenProject } from '../project.ts'
import { entriesOf, variablesFor } from '../variables.ts'
import type { World } from '../world.ts'

/**
 * Finds values of Secrets: from variables, else from the file of the stack. A key without a source is looked up by its own
 * name, only in files of --from.
 */
export function secretValues({ config }: OpenProject, given: Arguments, world: World) {
  const own = new Map(given.list(from).flatMap(path => entriesOf(path, world, from)))
  const variables = new Map(Object.entries(variablesFor(given, world)))
  const bytesOf = (file: string) => {
    const reading = config.files.read(file)
    return 'bytes' in reading ? reading.bytes : undefined
  }
  return ({ key, source }: NeededKey): Uint8Array | undefined => {
    if (source === undefined) return encoded(own.get(key))
    if (source.kind === 'text') return encoded(textOf(source.text, variables))
    if (source.variable === undefined) return bytesOf(source.file)
    return encoded(own.get(source.variable) ?? valueIn(bytesOf(source.file), source.variable))
  }
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

/** Compose replaces variables in its files, so a value with `$` may mean another one: it must come from --from. */
function valueIn(bytes: Uint8Array | undefined, variable: string): string | undefined {
  if (bytes === undefined) return undefined
  const { variables, problem } = readEnvFile(new TextDecoder().decode(bytes))
  const value = problem ? undefined : new Map(variables).get(variable)
  return value?.includes('$') ? undefined : value
}

function encoded(value: string | undefined): Uint8Array | undefined {
  return value === undefined ? undefined : new TextEncoder().encode(value)
}
