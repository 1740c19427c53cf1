import { own, referencesIn } from 'k3s-platform/plugin'
import { readEnvironmentFiles } from './environment-files.ts'
import { isFileSecret } from './file-secrets.ts'
import type { Subject } from './stack.ts'

/**
 * The keys of the one Secret of a stack: the names of variables. A variable of the stack has one value. If files of
 * services have other values for its name, each service has a key of its own for that of its file, `<service>.<NAME>`.
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

  /** The key for a variable of the stack, or of a file of a service. */
  keyOf(name: string, { host, isOfFile }: { readonly host: string; readonly isOfFile: boolean }): string {
    return isOfFile && this.#ambiguous.has(name) ? `${host}.${name}` : name
  }
}
