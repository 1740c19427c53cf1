import {
  own,
  referenceParts,
  replaceVariables,
  type SecretRule,
  type SecretValue,
  type VariableLookup,
  variableReference,
  withSecrets,
} from 'k3s-platform/plugin'
import { GRAMMAR } from './variable-grammar.ts'

/** A string whose variables are to be replaced. */
export interface TextWithVariables {
  readonly value: string
  /**
   * The variables that go into it; of those that are not set, the ones whose names say that they are secrets: the pods
   * have them from a Secret, so a build needs no value.
   */
  readonly variables: readonly string[]
  /** The variable of a container that has it as its value. */
  readonly name?: string | undefined
}

interface Surroundings {
  readonly variables: Readonly<Record<string, string>>
  readonly secrets: SecretRule
}

/**
 * The text with its secret variables referred to; undefined when there is no secret in it. A variable of a container
 * that is a secret as a whole, or by its own name, has its own key in a Secret.
 */
export function secretText(
  { value, variables, name }: TextWithVariables,
  { variables: values, secrets }: Surroundings,
): string | SecretValue | undefined {
  const lookup: VariableLookup = variable => own(values, variable)
  const known = variables.filter(variable => {
    const set = lookup(variable)
    return set === undefined || secrets.isSecret(variable, set)
  })
  const some = withReferences(value, lookup, known)
  // What other variables bring may make a secret together: a user and a password without that name in an address.
  const isMadeSecret = some !== value && (name === undefined ? secrets.isText(some) : secrets.isSecret(name, some))
  const text = isMadeSecret ? withReferences(value, lookup, variables) : some
  if (known.length === 0 && !isMadeSecret) return undefined
  const parts = referenceParts(text)
  const isWhole = parts.length === 1 || known.length === 0
  return name !== undefined && isWhole ? withSecrets(text, name) : text
}

/** What a message shows of a variable: of a secret its name. */
export function shownBy(lookup: VariableLookup, secrets: SecretRule): VariableLookup {
  return name => {
    const value = lookup(name)
    return value !== undefined && secrets.isSecret(name, value) ? `\${${name}}` : value
  }
}

function withReferences(value: string, lookup: VariableLookup, referred: readonly string[]): string {
  const result = replaceVariables(value, GRAMMAR, name =>
    referred.includes(name) && lookup(name) !== '' ? variableReference(name) : lookup(name),
  )
  return 'text' in result ? result.text : ''
}
