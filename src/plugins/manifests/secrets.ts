import {
  type Context,
  isMap,
  type KubernetesObject,
  literalSecrets,
  originsOf,
  type SecretRule,
  secretLiteral,
} from 'k3s-platform/plugin'
import { secretObject } from './messages.ts'

/** Reports what is secret in an object. Whether the object may be written at all. */
export function reportSecrets(object: KubernetesObject, rule: SecretRule, report: Context['report']): boolean {
  const { data, stringData } = object as { readonly data?: unknown; readonly stringData?: unknown }
  if (object.kind === 'Secret') {
    const values = [...textsIn(data).map(decoded), ...textsIn(data), ...textsIn(stringData)]
    for (const value of values) rule.keep(value)
    if (values.length === 0) return true
    report(secretObject(object.metadata.name, originsOf(object, 'kind')[0]))
    return false
  }
  for (const { name, at } of literalSecrets(object, rule)) report(secretLiteral(name, at))
  if (object.kind === 'ConfigMap' && isMap(data))
    for (const [key, value] of Object.entries(data))
      if (typeof value === 'string' && !rule.isText(value) && rule.isLiteral(key, value))
        report(secretLiteral(key, originsOf(data, key)[0]))
  return true
}

function textsIn(data: unknown): readonly string[] {
  return isMap(data) ? Object.values(data).filter(value => typeof value === 'string') : []
}

function decoded(base64: string): string {
  return Buffer.from(base64, 'base64').toString('utf8')
}
