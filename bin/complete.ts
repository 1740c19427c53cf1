import { resolve } from 'node:path'
import type { Command } from './command.ts'
import { debug, environment, file, help, type Option, only, tag, version } from './option.ts'
import type { World } from './world.ts'

/**
 * What the last of the words may become. Nothing when a path is wanted, which shells complete themselves, and nothing
 * when something is wrong: whoever presses a key in the middle of a line wants no report.
 */
export async function completionsOf(
  words: readonly string[],
  commands: readonly Command[],
  world: World,
): Promise<readonly string[]> {
  const current = words.at(-1) ?? ''
  const command = commands.find(({ name }) => name === words[0])
  const candidates =
    words.length < 2
      ? [...commands.map(({ name }) => name), `--${help.name}`, `--${version.name}`]
      : command
        ? await candidatesFor(command, words.slice(1), world)
        : []
  return candidates.filter(candidate => candidate.startsWith(current))
}

async function candidatesFor(command: Command, words: readonly string[], world: World): Promise<readonly string[]> {
  const options = [...command.options, debug, help]
  const [current, before] = [words.at(-1)!, words.at(-2)]
  const asked = options.find(({ name, short, value }) => value && (before === `--${name}` || before === `-${short}`))
  if (asked) return valuesFor(asked, current, words, world)
  if (current.startsWith('-'))
    return options.filter(({ name, many }) => many || !words.includes(`--${name}`)).map(({ name }) => `--${name}`)
  return command.operands?.includes('|') ? command.operands.split('|') : []
}

async function valuesFor(option: Option, current: string, words: readonly string[], world: World): Promise<string[]> {
  const typed = option.many === 'listed' ? current.slice(0, current.lastIndexOf(',') + 1) : ''
  if (option.choices) return [...option.choices]
  const config = await configFor(words, world)
  if (!config) return []
  if (option === environment) return config.environments.map(name => typed + name)
  if (option === only) return [...config.declared].map(unit => typed + unit)
  return option === tag ? [...config.declared].map(unit => `${unit}=`) : []
}

async function configFor(words: readonly string[], world: World) {
  const { loadConfig } = await import('k3s-platform')
  const at = words.findIndex(word => word === `--${file.name}` || word === `-${file.short}`)
  const path = resolve(world.folder, (at >= 0 && words[at + 1]) || 'apps.yaml')
  return loadConfig(path).catch(() => undefined)
}
