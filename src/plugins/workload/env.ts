import { because, type EnvFrom, type EnvVar, trace } from 'k3s-platform/plugin'
import type { EnvFromSource, EnvVarSource, EnvVar as KubernetesEnvVar } from 'kubernetes-types/core/v1.js'
import { escapeExpansion } from './escape-expansion.ts'

/** A variable of a container. */
export function envVar(variable: EnvVar): KubernetesEnvVar {
  if (variable.kind === 'literal')
    return trace(variable, { name: variable.name, value: escapeExpansion(variable.value) })
  return trace(variable, { name: variable.name, valueFrom: because(valueFrom(variable), REASONS) })
}

const REASONS = ['from', 'object', 'key', 'path', 'resource']

function valueFrom(variable: Exclude<EnvVar, { readonly kind: 'literal' }>): EnvVarSource {
  switch (variable.kind) {
    case 'field':
      return { fieldRef: trace(variable, { fieldPath: because(variable.path, 'path') }) }
    case 'resource':
      return { resourceFieldRef: trace(variable, { resource: variable.resource, divisor: variable.divisor }) }
    case 'reference': {
      const key = trace(variable, {
        name: because(variable.object, 'object'),
        key: variable.key,
        ...(variable.optional && { optional: true }),
      })
      return variable.from === 'secret' ? { secretKeyRef: key } : { configMapKeyRef: key }
    }
    default:
      return variable satisfies never
  }
}

/** All keys of a Secret or ConfigMap as variables. */
export function envFromSource(source: EnvFrom): EnvFromSource {
  const reference = trace(source, {
    name: because(source.object, 'object'),
    ...(source.optional && { optional: true }),
  })
  return trace(source, {
    ...(source.prefix && { prefix: source.prefix }),
    secretRef: because(source.from === 'secret' ? reference : undefined, 'object'),
    configMapRef: because(source.from === 'configMap' ? reference : undefined, 'object'),
  })
}
