import { resolve } from 'node:path'
import { appsYamlAbove } from './apps-yaml-above.ts'
import type { Command } from './command.ts'
import { debug, environment, file, help, type Option, version } from './option.ts'
import { processVariables } from './variables.ts'
import type { World } from './world.ts'

/**
 * Completions of the last word. Nothing for a path, which shells complete themselves, and nothing after an error: a key
 * press in the middle of a line must not print a report.
 */
export async function completionsOf(
  words: readonly string[],
  commands: readonly Command[],
  world: World,
): Promise<readonly string[]> {
  const separate = separated(words)
  const current = separate.at(-1) ?? ''
  // The text before the value in the same word is returned with it.
  const before = INLINE.exec(words.at(-1) ?? '')?.[1] ?? ''
  const candidates = await candidatesFor(separate, commands, world)
  return candidates.filter(candidate => candidate.startsWith(current)).map(candidate => before + candidate)
}

const INLINE = /^(--[a-z-]+=)(.*)$/s

/** The words with options and values apart. Of `--env=gcp` zsh and fish make one word, and bash makes three. */
function separated(words: readonly string[]): readonly string[] {
  return words.flatMap((word, index) => {
    const [, option, value] = INLINE.exec(word) ?? []
    if (option !== undefined) return [option.slice(0, -1), value!]
    if (word !== '=' || !words[index - 1]?.startsWith('--')) return [word]
    return index === words.length - 1 ? [''] : []
  })
}

async function candidatesFor(
  words: readonly string[],
  commands: readonly Command[],
  world: World,
): Promise<readonly string[]> {
  const names = commands.map(({ name }) => name)
  if (words.length < 2) return [...names, help.name, `--${help.name}`, `--${version.name}`]
  if (words[0] === help.name) return names
  const command = commands.find(({ name }) => name === words[0])
  return command ? candidatesOf(command, words.slice(1), world) : []
}

async function candidatesOf(command: Command, words: readonly string[], world: World): Promise<readonly string[]> {
  const options = [...command.options, debug, help]
  const [current, before] = [words.at(-1)!, words.at(-2)]
  const asked = options.find(({ name, short, value }) => value && (before === `--${name}` || before === `-${short}`))
  if (asked) return valuesFor(asked, current, words, world)
  if (before === '=') return []
  if (command.operands?.includes('|') && !command.completes && !current.startsWith('-'))
    return command.operands.split('|')
  if (command.operands && !current.startsWith('-')) return operandsFor(command, words, world)
  return options.filter(({ name, many }) => many || !words.includes(`--${name}`)).map(({ name }) => `--${name}`)
}

async function operandsFor(command: Command, words: readonly string[], world: World): Promise<readonly string[]> {
  const takesValue = command.options.flatMap(({ name, short, value }) => (value ? [`--${name}`, `-${short}`] : []))
  const isFirst = words
    .slice(0, -1)
    .every((word, index) => word.startsWith('-') || takesValue.includes(words[index - 1]!))
  const config = command.completes && isFirst && (await configFor(words, world))
  if (!config || config.environments.length === 0) return []
  const [named = ''] = valueIn(environment, words)?.split(',') ?? []
  const chosen = config.environments.includes(named) ? named : config.environments[0]!
  return command.completes!(config, chosen, processVariables(world))
}

async function valuesFor(option: Option, current: string, words: readonly string[], world: World): Promise<string[]> {
  const typed = option.many === 'listed' ? current.slice(0, current.lastIndexOf(',') + 1) : ''
  if (option.choices) return [...option.choices]
  if (option.suggests) return [...(await option.suggests())]
  const config = option.completes && (await configFor(words, world))
  return config ? option.completes!(config).map(value => typed + value) : []
}

async function configFor(words: readonly string[], world: World) {
  const { loadConfig } = await import('k3s-platform')
  const named = valueIn(file, words)
  const path = named ? resolve(world.folder, named) : appsYamlAbove(world.folder)
  if (path === undefined) return undefined
  return loadConfig(path).catch(() => undefined)
}

function valueIn({ name, short }: Option, words: readonly string[]): string | undefined {
  const at = words.findIndex(word => word === `--${name}` || word === `-${short}`)
  return at >= 0 ? words[at + 1] : undefined
}
