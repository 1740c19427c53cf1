import { readArguments } from './arguments.ts'
import type { Command } from './command.ts'
import { EXIT } from './exit-code.ts'
import { maskedWorld } from './masked-world.ts'
import { debug, help, version } from './option.ts'
import type { Tool } from './tool.ts'
import { UsageError } from './usage-error.ts'
import type { Surroundings, World } from './world.ts'

/** Runs the command of a tool that the words ask for, and answers with the exit code. */
export async function main(tool: Tool, words: readonly string[], surroundings: Surroundings): Promise<number> {
  const world = maskedWorld(surroundings)
  try {
    return await run(tool, words, world)
  } catch (error) {
    if (error instanceof UsageError) {
      await (await import('./tell-usage.ts')).tellUsage(error, world)
      return error.exitCode
    }
    return sayBug(error, tool, words.includes(`--${debug.name}`), world)
  }
}

async function run(tool: Tool, words: readonly string[], world: World): Promise<number> {
  const [name, ...rest] = asksForHelp(words) ? [...words.slice(1), `--${help.name}`] : words
  if (name === undefined || name.startsWith('-')) return runWithoutCommand(tool, words, world)
  if (name === '__complete') return say(await completionLines(tool, rest, world), world)
  const command = tool.commands.find(other => other.name === name)
  if (!command) throw await unknownCommand(name, tool)
  const given = await readArguments(rest, [...command.options, debug, help])
  if (given.has(help)) return say((await import('./help.ts')).helpOf(command, tool), world)
  checkOperands(command, given.operands, tool)
  return command.run(given, world)
}

/** `help build` is `build --help`, and so is `--help build`. */
function asksForHelp([first = '', second]: readonly string[]): boolean {
  const isHelp = first === help.name || first === `--${help.name}` || first === `-${help.short}`
  return isHelp && (first === help.name || (second !== undefined && !second.startsWith('-')))
}

async function runWithoutCommand(tool: Tool, words: readonly string[], world: World): Promise<number> {
  const given = await readArguments(words, [debug, help, version])
  if (given.has(version)) return say(`${(await import('./version.ts')).packageVersion()}\n`, world)
  return say((await import('./help.ts')).overview(tool), world)
}

async function completionLines({ commands }: Tool, words: readonly string[], world: World): Promise<string> {
  const { completionsOf } = await import('./complete.ts')
  return (await completionsOf(words, commands, world)).map(word => `${word}\n`).join('')
}

function say(text: string, world: World): number {
  world.output.write(text)
  return EXIT.fine
}

function checkOperands({ name, most = 0, operands }: Command, given: readonly string[], tool: Tool): void {
  const surplus = given[most]
  if (surplus === undefined) return
  throw new UsageError(
    `The command "${name}" does not take "${surplus}".`,
    operands ? `Usage: ${tool.name} ${name} ${operands}` : `See ${tool.name} ${name} --help.`,
  )
}

async function unknownCommand(name: string, { commands }: Tool): Promise<UsageError> {
  const { didYouMean } = await import('./arguments.ts')
  const names = commands.map(command => command.name)
  const hint = (await didYouMean(name, [...names, help.name, `--${version.name}`])) ?? `There are ${names.join(', ')}.`
  return new UsageError(`Unknown command "${name}".`, hint)
}

function sayBug(error: unknown, { name }: Tool, withStack: boolean, world: World): number {
  const { message, stack } = error instanceof Error ? error : new Error(String(error))
  world.errors.write(`error: ${name} failed: ${message}\n`)
  world.errors.write(withStack ? `${stack}\n` : `  hint: This is a mistake of ${name}. --debug shows where.\n`)
  return EXIT.bug
}
