import type { Diagnostic } from '../ir/diagnostic.ts'
import { isMap } from '../ir/is-map.ts'
import { keyOriginOf } from '../ir/provenance.ts'
import type { Config } from './config.ts'
import { unusedSecretVariable } from './config-messages.ts'
import { type SecretRule, SecretSettings, secretRule } from './secret-rule.ts'

/** What is a secret in one environment, for each entry. Every secret that a rule recognises is known from then on. */
export class Secrets {
  readonly #config: Config
  readonly #environment: string
  readonly #settings = new Map<unknown, SecretSettings>()
  readonly #rules = new Map<string | undefined, SecretRule>()

  constructor(config: Config, environment: string) {
    this.#config = config
    this.#environment = environment
  }

  /** The rule of an entry; without one, that of what belongs to none. */
  ruleOf(unit?: string): SecretRule {
    const known = this.#rules.get(unit)
    if (known) return known
    const entry = this.#config.entries.find(other => other.unit === unit)
    const block = entry?.node[this.#environment]
    const nodes = [this.#config.root, entry?.node, block].flatMap(node => (isMap(node) ? [node.secret_variables] : []))
    const rule = secretRule(
      nodes.flatMap(node => this.#settingsOf(node) ?? []),
      this.#config.secrets,
    )
    this.#rules.set(unit, rule)
    return rule
  }

  /** Settings that no variable has asked for. */
  unused(): readonly Diagnostic[] {
    return [...this.#settings].flatMap(([node, settings]) =>
      settings.unused().map(name => unusedSecretVariable(name, keyOriginOf(node, name))),
    )
  }

  #settingsOf(node: unknown): SecretSettings | undefined {
    if (!isMap(node)) return undefined
    const known = this.#settings.get(node) ?? new SecretSettings(node)
    this.#settings.set(node, known)
    return known
  }
}
