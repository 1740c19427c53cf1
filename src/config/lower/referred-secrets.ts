import type { EnvVar } from '../../ir/env-var.ts'
import type { Origin } from '../../ir/origin.ts'
import { type Mark, markOf, originsOf, withProvenance } from '../../ir/provenance.ts'
import { isSecretValue, type SecretValue, withSecrets } from '../../ir/secret-value.ts'
import { referencesIn, variableReference } from '../../ir/variable-reference.ts'
import type { App } from '../../schema/app.ts'
import type { EnvironmentVariables } from '../../schema/environment.ts'
import type { Lowering } from './lowering.ts'
import { shadowedSecret } from './messages.ts'

type Keys = Pick<App, 'container' | 'env_refs' | 'environment'>

/**
 * The variables of a container with those that texts of them and its command refer to, since their values are secrets. A
 * variable that has a name of these for something else cannot be referred to: then the text as a whole is a secret.
 */
export function withReferredSecrets(app: Keys, lowering: Lowering): EnvironmentVariables {
  const { environment = {} } = app
  const values: Record<string, EnvironmentVariables[string]> = { ...environment }
  const added = new Map<string, Mark>()
  const declared = new Set((app.env_refs ?? []).map(({ name }) => name))
  const add = (name: string, origins: readonly Origin[]) => {
    if (declared.has(name) || Object.hasOwn(values, name)) return
    values[name] = withSecrets(variableReference(name), name)
    added.set(name, { origins })
  }
  const isTaken = (name: string) => Object.hasOwn(environment, name) && !isItself(environment[name], name)
  for (const [name, value] of Object.entries(environment)) {
    const references = typeof value === 'string' ? referencesIn(value) : []
    if (references.some(isTaken)) values[name] = withSecrets(String(value), name)
    else for (const reference of references) add(reference, originsOf(environment, name))
  }
  for (const words of [app.container?.command, app.container?.args])
    for (const [index, word] of (words ?? []).entries())
      for (const reference of referencesIn(String(word)))
        if (isTaken(reference)) lowering.report(shadowedSecret(reference, originsOf(words, index)[0]))
        else add(reference, originsOf(words, index))
  if (Object.keys(values).length === 0) return environment
  return withProvenance(values, {
    at: name => (name === undefined ? markOf(environment) : (added.get(String(name)) ?? markOf(environment, name))),
  })
}

/** Variables by their names, each behind those that it refers to: the kubelet replaces what it knows already. */
export function dependenciesFirst(variables: readonly EnvVar[]): readonly EnvVar[] {
  const byName = new Map(variables.map(variable => [variable.name, variable]))
  const placed = new Set<EnvVar>()
  for (const variable of variables) {
    // What is referred to is a secret, and refers to nothing.
    const references = variable.kind === 'literal' ? referencesIn(variable.value) : []
    for (const name of references.toSorted()) if (byName.has(name)) placed.add(byName.get(name)!)
    placed.add(variable)
  }
  return [...placed]
}

/** Whether a variable of the container has the value of the build's variable of the same name. */
function isItself(value: SecretValue | boolean | number | string | undefined, name: string): boolean {
  return isSecretValue(value) && value.file === undefined && value.from_secret === `\${${name}}`
}
