import type { VariableLookup } from 'k3s-platform/plugin'
import type { EnvFile, EnvFileEntry } from './env-file-entry.ts'

/** A file of variables in format `raw`: the text after the first `=` of a line is the literal value. */
export function readRawEnvFile(text: string, lookup: VariableLookup): EnvFile {
  const entries: EnvFileEntry[] = []
  let line = 0
  for (const written of (text.startsWith('\uFEFF') ? text.slice(1) : text).split('\n')) {
    line++
    const content = (written.endsWith('\r') ? written.slice(0, -1) : written).trimStart()
    if (!content || content.startsWith('#')) continue
    const equals = content.indexOf('=')
    const name = equals < 0 ? content : content.slice(0, equals)
    if (!name) return { problem: 'the name before "=" is missing', line }
    if (WHITE.test(name)) return { problem: 'the name of a variable has white space in it', line }
    const value = equals < 0 ? lookup(name) : content.slice(equals + 1)
    if (value !== undefined) entries.push({ name, value, line, variables: equals < 0 ? [name] : [], unset: [] })
  }
  return { entries }
}

const WHITE = /\s/
