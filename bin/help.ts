import type { Command } from './command.ts'
import { debug, help, type Option, version } from './option.ts'
import type { Tool } from './tool.ts'

/** What the `--help` of a tool says: every command by the job that it is for, each with a line to copy. */
export function overview({ name: tool, summary: purpose, commands, exitCodes }: Tool): string {
  const groups = [...new Set(commands.map(({ group }) => group))]
  const width = widest(commands.map(({ name }) => name))
  const listed = groups.flatMap(group => [
    group,
    ...commands
      .filter(command => command.group === group)
      .flatMap(({ name, summary, examples }) => [
        `  ${name.padEnd(width)}  ${summary}`,
        `  ${''.padEnd(width)}    ${examples[0]}`,
      ]),
    '',
  ])
  return lines([
    purpose,
    '',
    `Usage: ${tool} <command> [options]`,
    '',
    ...listed,
    'Options of every command',
    ...optionLines([help, version, debug]),
    '',
    ...exitCodes,
    '',
    'A file k3s-platform.config.* next to apps.yaml is code: commands that read apps.yaml run it, unless you pass --no-config.',
  ])
}

/** The text of `--help` of a command. */
export function helpOf(command: Command, tool: Tool): string {
  const operands = command.operands ? ` ${command.operands}` : ''
  return lines([
    `${command.summary}.`,
    '',
    `Usage: ${tool.name} ${command.name}${operands} [options]`,
    '',
    'Options',
    ...optionLines([...command.options, debug, help]),
    '',
    command.examples.length > 1 ? 'Examples' : 'Example',
    ...command.examples.map(example => `  ${example}`),
  ])
}

function optionLines(options: readonly Option[]): string[] {
  const written = options.map(({ name, short, value }) => {
    const long = value === undefined ? `--${name}` : `--${name} <${value}>`
    return short ? `-${short}, ${long}` : `    ${long}`
  })
  const width = widest(written)
  return options.map(({ summary }, index) => `  ${written[index]!.padEnd(width)}  ${summary}`)
}

function widest(texts: readonly string[]): number {
  return Math.max(...texts.map(text => text.length))
}

function lines(all: readonly string[]): string {
  return `${all.join('\n')}\n`
}
