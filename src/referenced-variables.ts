import type { Config } from './config/config.ts'
import { variableNames } from './plugins/resolve-env/variable-grammar.ts'

/** The names of all variables that apps.yaml refers to, in any environment: what a caller may have to look up. */
export function referencedVariables(config: Config): ReadonlySet<string> {
  const names = new Set<string>()
  collect(config.root, names)
  return names
}

function collect(node: unknown, names: Set<string>): void {
  if (typeof node === 'string') for (const name of variableNames(node)) names.add(name)
  if (typeof node === 'object' && node !== null) for (const value of Object.values(node)) collect(value, names)
}
