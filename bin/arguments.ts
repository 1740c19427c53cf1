import { parseArgs } from 'node:util'
import type { Option } from './option.ts'
import { UsageError } from './usage-error.ts'

/** What was given behind a command's name, checked against its options. */
export interface Arguments {
  readonly operands: readonly string[]
  /** Whether a switch is on. */
  has(option: Option): boolean
  /** The value of an option; the last when it is given twice. */
  text(option: Option): string | undefined
  /** All values of an option. */
  list(option: Option): readonly string[]
}

/** Reads the arguments of a command; what it does not take is a UsageError with a suggestion. */
export async function readArguments(given: readonly string[], options: readonly Option[]): Promise<Arguments> {
  const { tokens } = parseArgs({
    args: [...given],
    strict: false,
    allowPositionals: true,
    tokens: true,
    options: Object.fromEntries(options.map(option => [option.name, declared(option)])),
  })
  const values = new Map<string, string[]>()
  const operands: string[] = []
  for (const token of tokens) {
    if (token.kind === 'positional') operands.push(token.value)
    if (token.kind !== 'option') continue
    const option = options.find(({ name }) => name === token.name)
    if (!option) throw await unknownOption(token.rawName, options)
    values.set(option.name, [...(values.get(option.name) ?? []), ...(await valuesOf(option, token))])
  }
  return {
    operands,
    has: option => values.has(option.name),
    text: option => values.get(option.name)?.at(-1),
    list: option => values.get(option.name) ?? [],
  }
}

function declared({ short, value }: Option): { type: 'boolean' | 'string'; short?: string; multiple: true } {
  return { type: value === undefined ? 'boolean' : 'string', ...(short && { short }), multiple: true }
}

async function valuesOf(option: Option, { value, rawName, inlineValue }: OptionToken): Promise<readonly string[]> {
  if (option.value === undefined) {
    if (value !== undefined) throw new UsageError(`The option "${rawName}" does not take a value.`)
    return ['']
  }
  // The reader of arguments would take the next option for a value.
  if (value === undefined || value === '' || (!inlineValue && value.length > 1 && value.startsWith('-')))
    throw new UsageError(`The option "${rawName}" requires a value.`, `Write ${rawName} <${option.value}>.`)
  if (option.choices && !option.choices.includes(value))
    throw new UsageError(
      `"${value}" is not a valid value of "${rawName}".`,
      (await didYouMean(value, option.choices)) ?? `Valid values: ${option.choices.join(', ')}.`,
    )
  return option.many === 'listed' ? value.split(',').filter(Boolean) : [value]
}

interface OptionToken {
  readonly rawName: string
  readonly value?: string | undefined
  readonly inlineValue?: boolean | undefined
}

async function unknownOption(written: string, options: readonly Option[]): Promise<UsageError> {
  const known = ELSEWHERE[written]?.find(([name]) => options.some(option => option.name === name))
  if (known) return new UsageError(`Unknown option "${written}".`, `Write ${known[1]}.`)
  const suggestion = await didYouMean(
    written,
    options.map(({ name }) => `--${name}`),
  )
  return new UsageError(`Unknown option "${written}".`, suggestion ?? 'See --help for a list.')
}

/** What other programs call it, and what takes its place where there is that option. */
const ELSEWHERE: Readonly<Record<string, readonly (readonly [option: string, instead: string])[]>> = {
  '--json': [['format', '--format json']],
  '-o': [['format', '--format json']],
  '-V': [['version', '--version']],
}

/** A hint with the candidate that was probably meant. */
export async function didYouMean(word: string, candidates: readonly string[]): Promise<string | undefined> {
  const { closestTo } = await import('k3s-platform')
  const closest = closestTo(word, candidates)
  return closest && `Did you mean "${closest}"?`
}
