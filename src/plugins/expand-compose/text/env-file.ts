import type { VariableLookup } from 'k3s-platform/plugin'
import type { EnvFile, EnvFileEntry } from './env-file-entry.ts'
import { expandEscapes } from './env-file-escapes.ts'
import { statementsOf } from './env-file-statements.ts'
import { interpolateText, MOST_EXPANDED } from './interpolate-text.ts'
import { readRawEnvFile } from './raw-env-file.ts'

/** How a file of variables is read. */
export interface EnvFileOptions {
  /** What is set outside: it wins over lines of the file, and gives a name without a value its value. */
  readonly lookup: VariableLookup
  /** What files before this one have set: lines of this file win over it. */
  readonly earlier?: VariableLookup
  /** `raw` for a file whose values are literal, without quotes and variables. */
  readonly format?: string | undefined
}

/** A file of variables as Compose reads it: `NAME=value`, `export`, quotes, comments, escapes, variables. */
export function readEnvFile(text: string, options: EnvFileOptions): EnvFile {
  if (options.format === 'raw') return readRawEnvFile(text, options.lookup)
  const own = new Map<string, string>()
  const lookup: VariableLookup = name => options.lookup(name) ?? own.get(name) ?? options.earlier?.(name)
  const entries: EnvFileEntry[] = []
  let expanded = 0
  for (const statement of statementsOf(text.startsWith('\uFEFF') ? text.slice(1) : text)) {
    if ('problem' in statement) return statement
    const { name, line, quote } = statement
    let { value } = statement
    if (value === undefined) {
      value = options.lookup(name)
      if (value === undefined) continue
      entries.push({ name, value, line, variables: [name], unset: [] })
    } else if (quote === "'") {
      entries.push({ name, value, line, variables: [], unset: [] })
    } else {
      const result = interpolateText(quote ? expandEscapes(value) : value, lookup)
      if ('problem' in result) return { problem: result.problem, line }
      if ('isTooLong' in result) return { ...TOO_LONG, line }
      const [missing] = result.missing
      if (missing) return { problem: `it requires the variable "${missing.name}"`, line }
      if (value.includes('$')) expanded += result.text.length
      value = result.text
      if (expanded > MOST_EXPANDED) return { ...TOO_LONG, line }
      entries.push({ name, value, line, variables: result.variables, unset: result.unset })
    }
    own.set(name, value)
  }
  return { entries }
}

const TOO_LONG = {
  problem: 'the variables in its values make more than 1 MiB of one, or 4 MiB of all',
  hint: 'Refer to fewer variables, or to shorter ones.',
}
