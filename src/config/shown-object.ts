import { isMap } from '../ir/is-map.ts'
import { type KnownSecrets, MASK } from '../ir/known-secrets.ts'
import { type SecretRule, secretRule } from './secret-rule.ts'

/**
 * A Kubernetes object, or other data of a tree, as it may be shown: without the values of secret variables, and without
 * secrets that are known. What is a secret in it is known from then on.
 */
export function shownObject<Value>(value: Value, secrets: KnownSecrets): Value {
  return secrets.maskIn(shown(value, '', { secrets, rule: secretRule([], secrets) })) as Value
}

interface Showing {
  readonly secrets: KnownSecrets
  readonly rule: SecretRule
}

function shown(node: unknown, name: string, showing: Showing): unknown {
  if (typeof node === 'string') return shownText(node, name, showing)
  if (Array.isArray(node)) return node.map(item => shown(item, '', showing))
  if (!isMap(node)) return node
  const isVariable = typeof node.name === 'string' && typeof node.value === 'string'
  return Object.fromEntries(
    Object.entries(node).map(([key, inner]) => {
      const written = isVariable && key === 'value' ? String(node.name).toUpperCase() : key
      return [key, shown(inner, written, showing)]
    }),
  )
}

/** A secret that is no longer than a word is only hidden where it is the value of a variable. */
function shownText(text: string, name: string, { secrets, rule }: Showing): string {
  // Keys of Kubernetes in small letters, such as `auth-secret`, name a Secret.
  const isVariable = name !== '' && !/(?:secrets?|credentials)$/.test(name)
  const isSecret = isVariable ? rule.isLiteral(name, text) : rule.isText(text)
  if (!isSecret) return text
  const masked = secrets.mask(text)
  return masked === text ? MASK : masked
}
