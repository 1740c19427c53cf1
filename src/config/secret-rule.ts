import type { KnownSecrets } from '../ir/known-secrets.ts'
import { literalPattern } from '../ir/literal-pattern.ts'
import { isSecretName, kindOfName } from './secret-name.ts'
import { isPlaceholder, isPlainValue, secretsIn } from './secret-text.ts'

/** What is a secret: by its name, by its value, and by what apps.yaml says of it, which wins. */
export interface SecretRule {
  /** Whether a variable with this name is a secret, as far as one can say without its value. */
  isName(name: string): boolean
  /** Whether a variable with this value is one. What is a secret is shown nowhere from then on. */
  isSecret(name: string, value: string): boolean
  /** The same of a value that was written by hand, which may only say where a secret goes. */
  isLiteral(name: string, value: string): boolean
  /** Says that a value is a secret, however that is known. */
  keep(value: string): void
  /** Whether a string contains secrets. */
  isText(text: string): boolean
}

/** The rule with settings, of which later ones win; it adds the secrets that it recognises to those that are known. */
export function secretRule(settings: readonly SecretSettings[], known: KnownSecrets): SecretRule {
  const said = settings.toReversed()
  const sayingOf = (name: string) => {
    for (const each of said) {
      const saying = each.of(name)
      if (saying !== undefined) return saying
    }
    return undefined
  }
  const isSecret = (name: string, value: string) => {
    const is = value !== '' && (sayingOf(name) ?? isSecretVariable(name, value))
    if (is) for (const secret of [value, ...secretsIn(value)]) if (!isGuessed(name, secret)) known.add(secret)
    return is
  }
  return {
    isName: name => sayingOf(name) ?? isSecretName(name),
    isSecret,
    isLiteral: (name, value) => (sayingOf(name) === true || !isPlaceholder(value)) && isSecret(name, value),
    keep: value => known.add(value),
    isText: text => {
      const secrets = secretsIn(text)
      for (const secret of secrets) known.add(secret)
      return secrets.length > 0
    },
  }
}

/** What `secret_variables` says: a name comes before patterns, a long pattern before a short one. */
export class SecretSettings {
  readonly #sayings: readonly { readonly name: string; readonly pattern: RegExp; readonly is: boolean }[]
  readonly #unused: Set<string>

  constructor(settings: Readonly<Record<string, unknown>>) {
    const names = Object.keys(settings).filter(name => typeof settings[name] === 'boolean')
    this.#unused = new Set(names)
    this.#sayings = names.sort(bySpecificity).map(name => ({
      name,
      pattern: new RegExp(`^${name.split('*').map(literalPattern).join('.*')}$`, 's'),
      is: settings[name] as boolean,
    }))
  }

  /** Whether a variable is a secret; undefined when nothing is said about it. */
  of(name: string): boolean | undefined {
    const saying = this.#sayings.find(({ pattern }) => pattern.test(name))
    if (saying) this.#unused.delete(saying.name)
    return saying?.is
  }

  /** The names and patterns that were not of use. */
  unused(): readonly string[] {
    return [...this.#unused]
  }
}

/** `POSTGRES_PASSWORD: postgres` and `changeme` are not secrets: any text may have such words. */
function isGuessed(name: string, value: string): boolean {
  return isPlaceholder(value) || name.toLowerCase().includes(value.toLowerCase())
}

function bySpecificity(one: string, other: string): number {
  return Number(one.includes('*')) - Number(other.includes('*')) || other.length - one.length
}

function isSecretVariable(name: string, value: string): boolean {
  if (secretsIn(value).length > 0) return true
  const kind = kindOfName(name)
  if (kind === 'plain' || isPlainValue(value)) return false
  return kind === 'password' || !/^-?\d+(?:\.\d+)?$/.test(value.trim())
}
