import type { Command } from './command.ts'
import { debug, help, type Option, version } from './option.ts'

/** What `k3s-platform --help` says: every command by the job that it is for, each with a line to copy. */
export function overview(commands: readonly Command[]): string {
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
    'k3s-platform compiles apps.yaml into a GitOps tree of Kubernetes manifests, one for each environment.',
    '',
    'Usage: k3s-platform <command> [options]',
    '',
    ...listed,
    'Options of every command',
    ...optionLines([help, version, debug]),
    '',
    ...exitCodes,
  ])
}

/** What `k3s-platform <command> --help` says. */
export function helpOf(command: Command): string {
  const operands = command.operands ? ` ${command.operands}` : ''
  return lines([
    `${command.summary}.`,
    '',
    `Usage: k3s-platform ${command.name}${operands} [options]`,
    '',
    'Options',
    ...optionLines([...command.options, debug, help]),
    '',
    command.examples.length > 1 ? 'Examples' : 'Example',
    ...command.examples.map(example => `  ${example}`),
  ])
}

const exitCodes: readonly string[] = [
  'Exit codes: 0 fine, 1 errors in your files, 2 wrong usage or no apps.yaml, 3 differences (build --check),',
  '            70 a mistake of k3s-platform or of a plugin.',
]

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
