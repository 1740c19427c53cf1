import { isMap } from '../ir/is-map.ts'
import type { Origin } from '../ir/origin.ts'
import { originsOf } from '../ir/provenance.ts'
import type { SecretRule } from './secret-rule.ts'

/** A literal secret in a file that the tree has too. */
export interface LiteralSecret {
  /** The keys that lead to it: `container.args`. */
  readonly name: string
  readonly at: Origin | undefined
}

/**
 * Secrets in the texts of a node: in commands as a whole, in arguments, labels and annotations by their names, anywhere by
 * their looks. Variables of containers and values of charts have rules of their own.
 */
export function literalSecrets(node: unknown, rule: SecretRule): readonly LiteralSecret[] {
  return [...visit(node, rule, [])]
}

function* visit(node: unknown, rule: SecretRule, path: readonly string[]): Iterable<LiteralSecret> {
  if (Array.isArray(node) && node.length > 0 && node.every(item => typeof item === 'string')) {
    if (!rule.isText(node.join(' '))) return
    const found = node.findIndex(item => rule.isText(item))
    yield { name: path.join('.'), at: originsOf(node, Math.max(0, found))[0] }
  } else if (Array.isArray(node)) {
    for (const [index, item] of node.entries()) yield* visit(item, rule, [...path, String(index)])
  } else if (isMap(node)) {
    const variable = variableOf(node)
    for (const [key, value] of Object.entries(node)) {
      if (OTHERS.has(key) || key.startsWith('x-')) continue
      const isNamed = NAMED.test(path.at(-1) ?? '')
      if (typeof value !== 'string') yield* visit(value, rule, [...path, key])
      else if (key === 'value' && variable && rule.isLiteral(variable, value))
        yield { name: variable, at: originsOf(node, key)[0] }
      else if (rule.isText(value) || (isNamed && !NAMES.test(key) && rule.isLiteral(key, value)))
        yield { name: [...path, key].join('.'), at: originsOf(node, key)[0] }
    }
  }
}

/** The name of a variable that is written as Kubernetes has it: `{ name: DB_PASSWORD, value: x }`. */
function variableOf({ name, value }: Readonly<Record<string, unknown>>): string | undefined {
  return typeof name === 'string' && typeof value === 'string' ? name : undefined
}

/** Keys with rules of their own, and those of which nothing is written. */
const OTHERS: ReadonlySet<string> = new Set([
  'diagnostics',
  'env_file',
  'environment',
  'secret_variables',
  'values_inline',
])

/** Annotations such as `auth-secret` name a Secret. */
const NAMES = /secrets?$/i

/** Maps whose keys the user chooses. */
const NAMED = /^(?:args|.*annotations|.*labels)$/
