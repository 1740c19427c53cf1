import type { EnvFrom, EnvVar } from '../../ir/env-var.ts'
import type { WorkloadIdentity } from '../../ir/project.ts'
import { because, keyOriginOf, originsOf, tracedTo } from '../../ir/provenance.ts'
import { isSecretValue, secretSourceOf } from '../../ir/secret-value.ts'
import { referencesIn } from '../../ir/variable-reference.ts'
import type { App } from '../../schema/app.ts'
import type { EnvironmentReference, EnvironmentSource, EnvironmentVariables } from '../../schema/environment.ts'
import { toReference } from './environment-reference.ts'
import { type Lowering, lowered, optionalText } from './lowering.ts'
import { ambiguousEnvironmentSource, duplicateVariable, secretLiteral } from './messages.ts'
import { dependenciesFirst, withReferredSecrets } from './referred-secrets.ts'

/** The keys of an entry that give its container variables. */
export interface EnvironmentKeys {
  readonly environment?: EnvironmentVariables
  readonly env_from?: readonly EnvironmentSource[]
  readonly env_refs?: readonly EnvironmentReference[]
}

/** Where the secrets of a workload are kept. */
export type SecretKeeper = Pick<WorkloadIdentity, 'secretKey' | 'secretName'>

/**
 * Variables in the order of their names, literals first, each behind those that it refers to; a secret's value becomes a
 * reference to a Secret.
 */
export function toEnv(
  app: EnvironmentKeys & Pick<App, 'container'>,
  keeper: SecretKeeper,
  lowering: Lowering,
): readonly EnvVar[] {
  const { env_refs: references = [] } = app
  const environment = withReferredSecrets(app, lowering)
  const literals = Object.keys(environment)
    .sort()
    .map(name => toVariable(environment, name, keeper, lowering))
  const referred = references.map(reference => toReference(reference, lowering))
  for (const [index, reference] of references.entries()) {
    const isLiteral = Object.hasOwn(environment, reference.name)
    const earlier = isLiteral
      ? keyOriginOf(environment, reference.name)
      : keyOriginOf(first(references, reference.name), 'name')
    if (isLiteral || references.findIndex(({ name }) => name === reference.name) < index)
      lowering.report(duplicateVariable(reference.name, originsOf(reference, 'name')[0], earlier))
  }
  return dependenciesFirst([...literals, ...referred].filter(variable => variable !== undefined))
}

/** Sources of variables in the order in which they were written: later ones win. */
export function toEnvFrom(sources: readonly EnvironmentSource[] = [], lowering: Lowering): EnvFrom[] {
  return sources.flatMap(source => toEnvSource(source, lowering) ?? [])
}

function first(references: readonly EnvironmentReference[], name: string): EnvironmentReference | undefined {
  return references.find(reference => reference.name === name)
}

function toVariable(environment: EnvironmentVariables, name: string, keeper: SecretKeeper, lowering: Lowering): EnvVar {
  const value = environment[name]!
  const places = originsOf(environment, name)
  if (isSecretValue(value)) {
    const key = keeper.secretKey?.(value) ?? value.key
    const source = secretSourceOf(value)
    return tracedTo(places, { kind: 'reference', name, from: 'secret', object: keeper.secretName, key, source })
  }
  const text = String(value)
  const isSecret =
    referencesIn(text).length > 0 ? lowering.secrets.isText(text) : lowering.secrets.isLiteral(name, text)
  if (isSecret) lowering.report(secretLiteral(name, places[0]))
  return tracedTo(places, { kind: 'literal', name, value: text })
}

function toEnvSource(source: EnvironmentSource, lowering: Lowering): EnvFrom | undefined {
  const written = [source.secret, source.configmap, source.type].filter(value => value !== undefined)
  const object = source.secret ?? source.configmap ?? source.name
  const isLong = source.type !== undefined
  if (written.length !== 1 || object === undefined || isLong !== (source.name !== undefined)) {
    lowering.report(ambiguousEnvironmentSource(originsOf(source)[0]))
    return undefined
  }
  const from = source.secret !== undefined || source.type === 'secret' ? 'secret' : 'configMap'
  const prefix = optionalText(source, 'prefix') || undefined
  return lowered(source, {
    from: because(from, ['secret', 'configmap', 'type']),
    object: because(object, ['secret', 'configmap', 'name']),
    prefix,
    optional: source.optional ?? false,
  })
}
