import { type Context, isMap, originsOf, type SecretRule } from 'k3s-platform/plugin'
import type { Values } from './merge-values.ts'
import { secretInValues } from './messages.ts'

interface Reporting {
  readonly rule: SecretRule
  readonly report: Context['report']
}

/** Reports values that look like secrets: they are copied into the generated tree. */
export function reportSecrets(values: Values, reporting: Reporting): void {
  visit(values, '', reporting)
}

function visit(node: object, path: string, reporting: Reporting): void {
  const pair = node as { readonly name?: unknown; readonly value?: unknown }
  const isVariable = typeof pair.name === 'string' && typeof pair.value === 'string'
  for (const [key, value] of Object.entries(node)) {
    const name = Array.isArray(node) ? `${path}[${key}]` : path === '' ? key : `${path}.${key}`
    // Lists of variables are how charts set them: `{ name: DB_PASSWORD, value: x }`.
    const variable = isVariable && key === 'value' ? String(pair.name) : key
    if (isMap(value) || Array.isArray(value)) visit(value, name, reporting)
    else if (typeof value === 'string' && isSecret(variable, value, reporting.rule))
      reporting.report(secretInValues(name, originsOf(node, Array.isArray(node) ? Number(key) : key)[0]))
  }
}

/** Charts name Secrets, their keys and files in much the same words as the secrets themselves. */
function isSecret(key: string, value: string, rule: SecretRule): boolean {
  if (rule.isText(value)) return true
  if (value.includes('{{') || value.startsWith('$')) return false
  if (/^existing|(name|names|ref|file|path|passwordkey)$/i.test(key)) return false
  return rule.isLiteral(key, value)
}
