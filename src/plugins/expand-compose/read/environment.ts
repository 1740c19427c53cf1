import { type SecretRule, type VariableLookup, variableReference } from 'k3s-platform/plugin'

/** A variable, and what its value was made of. */
export interface Variable {
  readonly value: string
  /** The variables that went into the value, without itself. */
  readonly from: readonly string[]
}

/** The variables that texts of compose files may use. */
export class Environment {
  /** Whether a file of variables could not be read, so that it is unknown which variables are not set. */
  readonly isIncomplete: boolean
  /** What of them is a secret. */
  readonly secrets: SecretRule
  readonly #set: ReadonlyMap<string, Variable>
  readonly #defaults: ReadonlyMap<string, Variable>
  readonly #variables: ReadonlyMap<string, Variable>
  #key: string | undefined

  private constructor(set: ReadonlyMap<string, Variable>, rest: Rest) {
    this.#set = set
    this.#defaults = rest.defaults
    this.#variables = new Map([...rest.defaults, ...set])
    this.secrets = rest.secrets
    this.isIncomplete = rest.isIncomplete
  }

  /** Those that are set outside of all files, and values of others that no file sets. */
  static of(variables: Values, secrets: SecretRule, defaults: Values = {}): Environment {
    return new Environment(toMap(variables), { secrets, defaults: toMap(defaults), isIncomplete: false })
  }

  /** The value of a variable, if it is set. */
  readonly lookup: VariableLookup = name => this.#variables.get(name)?.value

  /** The value of a variable that a file does not change. */
  readonly lookupSet: VariableLookup = name => this.#set.get(name)?.value

  /** Whether a variable is a secret, or one that went into its value. */
  isSecret(name: string): boolean {
    return this.sourcesOf([name]).some(source => {
      const value = this.lookup(source)
      return value === undefined ? this.secrets.isName(source) : this.secrets.isSecret(source, value)
    })
  }

  /** The value of a variable, or of a secret what refers to it: the value itself goes no further. */
  reference(name: string): string | undefined {
    const value = this.lookup(name)
    return value && this.isSecret(name) ? variableReference(name) : value
  }

  /** These variables, and others where none is set yet. */
  with(others: ReadonlyMap<string, Variable>, isIncomplete = false): Environment {
    if (others.size === 0 && !isIncomplete) return this
    return new Environment(new Map([...others, ...this.#set]), {
      secrets: this.secrets,
      defaults: this.#defaults,
      isIncomplete: isIncomplete || this.isIncomplete,
    })
  }

  /** The names of used variables with those that went into their values: a secret stays one under another name. */
  sourcesOf(names: readonly string[]): readonly string[] {
    return [...new Set(names.flatMap(name => [name, ...(this.#variables.get(name)?.from ?? [])]))]
  }

  /** All variables by name. */
  values(): Readonly<Record<string, string>> {
    return Object.fromEntries([...this.#variables].map(([name, { value }]) => [name, value]))
  }

  /** The names of the variables that went into the values of others. */
  sources(): Readonly<Record<string, readonly string[]>> {
    const made = [...this.#variables].filter(([, { from }]) => from.length > 0)
    return Object.fromEntries(made.map(([name, { from }]) => [name, from]))
  }

  /** The same for environments with the same variables. */
  get key(): string {
    this.#key ??= JSON.stringify([...this.#variables].map(([name, { value }]) => [name, value]).sort())
    return this.#key
  }
}

type Values = Readonly<Record<string, string>>

interface Rest {
  readonly secrets: SecretRule
  readonly defaults: ReadonlyMap<string, Variable>
  readonly isIncomplete: boolean
}

function toMap(values: Values): ReadonlyMap<string, Variable> {
  return new Map(Object.entries(values).map(([name, value]) => [name, { value, from: [] }]))
}
