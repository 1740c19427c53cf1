import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Arguments } from './arguments.ts'
import { readEnvFile } from './env-file.ts'
import { envFile, from, type Option, variable } from './option.ts'
import { UsageError } from './usage-error.ts'
import type { World } from './world.ts'

/**
 * The variables that apps.yaml and compose files may use: `--var` wins over `--from`, which wins over `--env-file`
 * and that over the process's environment.
 */
export function variablesFor(given: Arguments, world: World): Readonly<Record<string, string>> {
  const fromFiles = [envFile, from].flatMap(option =>
    given.list(option).flatMap(path => entriesOf(path, world, option)),
  )
  return { ...processVariables(world), ...Object.fromEntries([...fromFiles, ...assignedVariables(given)]) }
}

/** Those of the process's environment. */
export function processVariables({ variables }: World): Readonly<Record<string, string>> {
  const inherited = Object.entries(variables).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && !OF_ONE_TERMINAL.includes(entry[0]),
  )
  return Object.fromEntries(inherited)
}

/** What chooses files and services of Compose: a tree must not depend on the terminal in which it is built. */
const OF_ONE_TERMINAL = ['COMPOSE_FILE', 'COMPOSE_PATH_SEPARATOR', 'COMPOSE_PROFILES', 'COMPOSE_PROJECT_NAME']

/** The variables of `--var`. */
export function assignedVariables(given: Arguments): readonly (readonly [string, string])[] {
  return given.list(variable).map(assignment)
}

/** The variables of a file that an option names. */
export function entriesOf(path: string, world: World, option: Option): readonly (readonly [string, string])[] {
  let text: string
  try {
    text = readFileSync(resolve(world.folder, path), 'utf8')
  } catch {
    throw new UsageError(`The file "${path}" of --${option.name} cannot be read.`)
  }
  const { variables, problem } = readEnvFile(text)
  // The value may be a secret, and this is a log.
  if (problem) throw new UsageError(`Line ${problem.line} of "${path}" does not set a variable.`, problem.hint)
  return variables
}

function assignment(text: string): readonly [string, string] {
  const match = /^([A-Za-z_][A-Za-z0-9_]*)=([\s\S]*)$/.exec(text)
  if (match) return [match[1]!, match[2]!]
  // The rest may be a secret, and this is a log.
  const problem = text.includes('=')
    ? `"${text.slice(0, text.indexOf('='))}" is not a valid name of a variable in --var.`
    : 'A value of --var has no "=".'
  throw new UsageError(problem, 'Write --var NAME=value.')
}
