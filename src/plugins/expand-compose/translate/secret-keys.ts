import { own, referencesIn } from 'k3s-platform/plugin'
import { readEnvironmentFiles } from './environment-files.ts'
import { isFileSecret } from './file-secrets.ts'
import type { Subject } from './stack.ts'

/**
 * The keys of the one Secret of a stack: the names of variables. Where two services have two values for one name, each
 * has a key of its own, `<service>.<NAME>`.
 */
export class SecretKeys {
  readonly #ambiguous: ReadonlySet<string>

  constructor(subjects: readonly Subject[]) {
    const values = new Map<string, Set<string>>()
    const add = (name: string, value: string) => values.set(name, (values.get(name) ?? new Set()).add(value))
    // Problems of a file are reported when its variables are used.
    for (const subject of subjects)
      for (const variable of readEnvironmentFiles({ ...subject, report: () => {} }))
        if (isFileSecret(variable, subject)) add(variable.name, variable.value)
    if (values.size > 0)
      for (const { service, stack } of subjects)
        for (const name of referencesIn(JSON.stringify(service))) add(name, own(stack.compose.variables, name) ?? '')
    this.#ambiguous = new Set([...values].flatMap(([name, { size }]) => (size > 1 ? [name] : [])))
  }

  /** The key for a variable of a service. */
  keyOf(host: string, name: string): string {
    return this.#ambiguous.has(name) ? `${host}.${name}` : name
  }
}
