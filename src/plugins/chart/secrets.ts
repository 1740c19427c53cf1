import { type Context, isMap, isSecretName, originsOf } from 'k3s-platform/plugin'
import type { Values } from './merge-values.ts'
import { secretInValues } from './messages.ts'

/** Reports values that look like secrets: they are copied into the generated tree. */
export function reportSecrets(values: Values, context: Context, path = ''): void {
  for (const [key, value] of Object.entries(values)) {
    const name = path === '' ? key : `${path}.${key}`
    if (isMap(value)) reportSecrets(value, context, name)
    else if (typeof value === 'string' && isSecret(key, value))
      context.report(secretInValues(name, originsOf(values, key)[0]))
  }
}

/** Charts name Secrets, their keys and files in much the same words as the secrets themselves. */
function isSecret(key: string, value: string): boolean {
  if (value === '' || value.includes('{{') || value.startsWith('$')) return false
  if (/^existing|(name|names|ref|file|path|passwordkey)$/i.test(key)) return false
  return isSecretName(key)
}
