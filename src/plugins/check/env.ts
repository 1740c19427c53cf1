import type { Field, Mistake } from 'k3s-platform/plugin'
import {
  conflictingFields,
  invalidName,
  missingField,
  type Pointer,
  type Resource,
  violationOfConfigMapKey,
  violationOfDns1123Subdomain,
  violationOfEnvVarName,
} from 'k3s-platform/plugin'
import type { EnvFromSource, EnvVar, ResourceFieldSelector } from 'kubernetes-types/core/v1.js'
import { fileNameFor } from './config-maps.ts'
import { fieldPathMistakes } from './field-paths.ts'
import { containersOf, podOf } from './pod.ts'
import { duplicateVariable } from './pod-messages.ts'
import { unknownValue } from './schema-messages.ts'

/** Variables of containers: their names, and where their values come from. */
export function* env(resource: Resource): Iterable<Mistake> {
  const pod = podOf(resource)
  if (!pod) return
  for (const { container, pointer } of containersOf(pod)) {
    const seen = new Map<string, Field>()
    for (const [index, variable] of (container.env ?? []).entries())
      yield* variableMistakes(resource, variable, `${pointer}/env/${index}`, seen)
    for (const [index, source] of (container.envFrom ?? []).entries())
      yield* envFromMistakes(resource, source, `${pointer}/envFrom/${index}`)
  }
}

function* variableMistakes(
  resource: Resource,
  { name, value, valueFrom }: EnvVar,
  pointer: Pointer,
  seen: Map<string, Field>,
): Iterable<Mistake> {
  const field = { resource, pointer }
  const nameField = { resource, pointer: `${pointer}/name` }
  const violation = name && violationOfEnvVarName(name)
  const earlier = name && seen.get(name)
  if (!name) yield missingField(field, 'name')
  else if (violation) yield invalidName(nameField, name, violation, name.replace(/[^\w.-]/g, '_'))
  else if (earlier) yield duplicateVariable(nameField, name, earlier)
  else seen.set(name, nameField)
  if (!valueFrom) return
  const at = `${pointer}/valueFrom`
  const [first, ...others] = SOURCES.filter(source => (valueFrom as Record<string, unknown>)[source])
  if (!first) yield missingField({ resource, pointer: at }, 'secretKeyRef', 'it names no source')
  if (first && value) yield conflictingFields({ resource, pointer: at }, { resource, pointer: `${pointer}/value` })
  for (const other of others)
    yield conflictingFields({ resource, pointer: `${at}/${other}` }, { resource, pointer: `${at}/${first}` })
  for (const source of ['configMapKeyRef', 'secretKeyRef'] as const)
    if (valueFrom[source]) yield* keyMistakes(resource, valueFrom[source], `${at}/${source}`)
  if (valueFrom.fieldRef)
    yield* fieldPathMistakes({ resource, pointer: `${at}/fieldRef` }, valueFrom.fieldRef, FIELD_PATHS)
  if (valueFrom.resourceFieldRef)
    yield* resourceMistakes({ resource, pointer: `${at}/resourceFieldRef` }, valueFrom.resourceFieldRef)
}

function* keyMistakes(resource: Resource, { name, key }: { name?: string; key?: string }, pointer: Pointer) {
  const field = { resource, pointer }
  const violation = name ? violationOfDns1123Subdomain(name) : undefined
  if (!name) yield missingField(field, 'name')
  else if (violation) yield invalidName({ resource, pointer: `${pointer}/name` }, name, violation)
  const wrongKey = key ? violationOfConfigMapKey(key) : undefined
  if (!key) yield missingField(field, 'key')
  else if (wrongKey) yield invalidName({ resource, pointer: `${pointer}/key` }, key, wrongKey, fileNameFor(key))
}

/** What is wrong with a reference to what a container requests. */
function* resourceMistakes(
  field: Field,
  { resource = '', divisor }: Partial<ResourceFieldSelector>,
): Iterable<Mistake> {
  if (!RESOURCES.includes(resource) && !/^(?:requests|limits)\.hugepages-/.test(resource))
    yield unknownValue({ ...field, pointer: `${field.pointer}/resource` }, resource, RESOURCES)
  const divisors = resource.endsWith('.cpu') ? CPU_DIVISORS : BYTE_DIVISORS
  const text = String(divisor ?? '0')
  if (text !== '0' && !divisors.includes(text))
    yield unknownValue({ ...field, pointer: `${field.pointer}/divisor` }, divisor, divisors)
}

function* envFromMistakes(resource: Resource, source: EnvFromSource, pointer: Pointer): Iterable<Mistake> {
  const { prefix, configMapRef, secretRef } = source
  const violation = prefix && violationOfEnvVarName(prefix)
  if (violation)
    yield invalidName({ resource, pointer: `${pointer}/prefix` }, prefix!, violation, prefix!.replace(/[^\w.-]/g, '_'))
  if (!configMapRef && !secretRef) yield missingField({ resource, pointer }, 'secretRef', 'it names no source')
  if (configMapRef && secretRef)
    yield conflictingFields(
      { resource, pointer: `${pointer}/secretRef` },
      { resource, pointer: `${pointer}/configMapRef` },
    )
  for (const kind of ['configMapRef', 'secretRef'] as const) {
    const reference = source[kind]
    if (!reference) continue
    const wrong = reference.name ? violationOfDns1123Subdomain(reference.name) : undefined
    if (!reference.name) yield missingField({ resource, pointer: `${pointer}/${kind}` }, 'name')
    else if (wrong) yield invalidName({ resource, pointer: `${pointer}/${kind}/name` }, reference.name, wrong)
  }
}

const SOURCES = ['fieldRef', 'resourceFieldRef', 'configMapKeyRef', 'secretKeyRef', 'fileKeyRef'] as const

const FIELD_PATHS: readonly string[] = [
  'metadata.name',
  'metadata.namespace',
  'metadata.uid',
  'spec.nodeName',
  'spec.serviceAccountName',
  'status.hostIP',
  'status.hostIPs',
  'status.podIP',
  'status.podIPs',
]

const RESOURCES: readonly string[] = [
  'limits.cpu',
  'limits.memory',
  'limits.ephemeral-storage',
  'requests.cpu',
  'requests.memory',
  'requests.ephemeral-storage',
]
const CPU_DIVISORS: readonly string[] = ['1m', '1']
const BYTE_DIVISORS: readonly string[] = [
  '1',
  ...['k', 'M', 'G', 'T', 'P', 'E', 'Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'].map(unit => `1${unit}`),
]
