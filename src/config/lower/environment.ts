import type { EnvFrom, EnvVar } from '../../ir/env-var.ts'
import { because, keyOriginOf, originsOf, tracedTo } from '../../ir/provenance.ts'
import { isSecretValue, type SecretValue } from '../../ir/secret-value.ts'
import type { EnvironmentReference, EnvironmentSource, EnvironmentVariables } from '../../schema/environment.ts'
import { isSecretName } from '../secret-name.ts'
import { type Lowering, lowered, optionalText } from './lowering.ts'
import {
  ambiguousEnvironmentSource,
  ambiguousReference,
  duplicateVariable,
  secretLiteral,
  secretReferenced,
} from './messages.ts'

/** The keys of an entry that give its container variables. */
export interface EnvironmentKeys {
  readonly environment?: EnvironmentVariables
  readonly env_from?: readonly EnvironmentSource[]
  readonly env_refs?: readonly EnvironmentReference[]
}

/** Variables in the order of their names, literals first; a secret's value becomes a reference to a Secret. */
export function toEnv(
  { environment = {}, env_refs: references = [] }: EnvironmentKeys,
  secretName: string,
  lowering: Lowering,
): EnvVar[] {
  const literals = Object.keys(environment)
    .sort()
    .map(name => toVariable(environment, name, secretName, lowering))
  const referred = references.map(reference => toReference(reference, lowering))
  for (const [index, reference] of references.entries()) {
    const isLiteral = Object.hasOwn(environment, reference.name)
    const earlier = isLiteral
      ? keyOriginOf(environment, reference.name)
      : keyOriginOf(first(references, reference.name), 'name')
    if (isLiteral || references.findIndex(({ name }) => name === reference.name) < index)
      lowering.report(duplicateVariable(reference.name, originsOf(reference, 'name')[0], earlier))
  }
  reportSecrets(environment, secretName, lowering)
  return [...literals, ...referred].filter(variable => variable !== undefined)
}

/** Sources of variables in the order in which they were written: later ones win. */
export function toEnvFrom(sources: readonly EnvironmentSource[] = [], lowering: Lowering): EnvFrom[] {
  return sources.flatMap(source => toEnvSource(source, lowering) ?? [])
}

function first(references: readonly EnvironmentReference[], name: string): EnvironmentReference | undefined {
  return references.find(reference => reference.name === name)
}

function toVariable(environment: EnvironmentVariables, name: string, secretName: string, lowering: Lowering): EnvVar {
  const value = environment[name]!
  const places = originsOf(environment, name)
  if (isSecretValue(value))
    return tracedTo(places, { kind: 'reference', name, from: 'secret', object: secretName, key: value.key })
  const text = String(value)
  // `ALLOW_EMPTY_PASSWORD: yes` and `PASSWORD_FILE: /run/…` are none.
  const isNone = /^(?:(\/[\w.-]+)+|true|false|yes|no|on|off|[01]|)$/i.test(text)
  if (isSecretName(name) && !isNone) lowering.report(secretLiteral(name, places[0]))
  return tracedTo(places, { kind: 'literal', name, value: text })
}

/** One word for all keys of the Secret, with the one command that creates it. */
function reportSecrets(environment: EnvironmentVariables, object: string, lowering: Lowering): void {
  const secrets = Object.keys(environment)
    .sort()
    .flatMap(name => {
      const value = environment[name]
      return isSecretValue(value) ? [{ name, value }] : []
    })
  if (secrets.length === 0) return
  const keys = secrets.map(({ value }) => ({ name: value.key, value: shellText(value) }))
  const at = originsOf(environment, secrets[0]!.name)[0]
  lowering.report(secretReferenced({ object, namespace: lowering.namespace, keys }, at))
}

/** What a shell that has the variables makes the value of, between double quotes. */
function shellText({ from_secret: text }: SecretValue): string {
  const [, only] = /^\$\{(\w+)\}$/.exec(text) ?? []
  if (only !== undefined) return `$${only}`
  return /["`\\]|\$(?!\{\w)/.test(text) ? '…' : text
}

function toReference(reference: EnvironmentReference, lowering: Lowering): EnvVar | undefined {
  const [own, foreign] =
    reference.from === 'secret'
      ? (['secret_name', 'configmap_name'] as const)
      : (['configmap_name', 'secret_name'] as const)
  const object = reference[own]
  if (object === undefined || reference[foreign] !== undefined) {
    lowering.report(ambiguousReference(reference.name, reference.from, own, keyOriginOf(reference, 'from')))
    return undefined
  }
  const from = reference.from === 'secret' ? 'secret' : 'configMap'
  return lowered(reference, {
    kind: 'reference',
    name: reference.name,
    from,
    object: because(object, own),
    key: reference.key,
  })
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
