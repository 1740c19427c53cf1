import type { SecretSource } from './secret-source.ts'
import { referenceParts, referencesIn } from './variable-reference.ts'

/**
 * A value that comes from a secret variable, as plain data without the value: a copy of it, or its JSON, is still a
 * secret. The container reads it from the Secret of its workload.
 */
export interface SecretValue {
  /** What the value is made of: text with the secret variables as `${NAME}`; a literal `${` is `$${`. */
  readonly from_secret: string
  /** The key of the Secret that has the value. */
  readonly key: string
  /** The file of variables that sets it, when it is none of those that the build was given. */
  readonly file?: string
}

/** Whether a value comes from a secret variable. */
export function isSecretValue(value: unknown): value is SecretValue {
  return (
    typeof value === 'object' &&
    value !== null &&
    typeof (value as Partial<SecretValue>).from_secret === 'string' &&
    typeof (value as Partial<SecretValue>).key === 'string'
  )
}

/** Where the value comes from. */
export function secretSourceOf({ from_secret: text, file }: SecretValue): SecretSource {
  const variable = soleVariable(text)
  return file !== undefined && variable !== undefined ? { kind: 'file', file, variable } : { kind: 'text', text }
}

/** The variable that is all of a secret's value; undefined when there is more to it. */
export function soleVariable(text: string): string | undefined {
  return /^\$\{(\w+)\}$/.exec(text)?.[1]
}

/** The text, or the value that it makes with the secret variables to which it refers; `key` is that of the Secret. */
export function withSecrets(text: string, key: string): string | SecretValue {
  if (referencesIn(text).length === 0) return text
  const written = referenceParts(text).map(part =>
    'variable' in part ? `\${${part.variable}}` : part.text.replaceAll('${', () => '$${'),
  )
  return { from_secret: written.join(''), key }
}
