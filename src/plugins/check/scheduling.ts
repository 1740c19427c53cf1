import type { Mistake } from 'k3s-platform/plugin'
import {
  forbiddenField,
  invalidLabel,
  invalidName,
  missingField,
  outOfRange,
  type Pointer,
  type Resource,
  violationOfDns1123Label,
  violationOfDns1123Subdomain,
  violationOfLabelValue,
  violationOfQualifiedName,
} from 'k3s-platform/plugin'
import type {
  NodeAffinity,
  NodeSelectorTerm,
  PodAffinity,
  PodAffinityTerm,
  PodSpec,
  Toleration,
  TopologySpreadConstraint,
} from 'kubernetes-types/core/v1.js'
import { labelMistakes } from './labels.ts'
import { podOf } from './pod.ts'
import { unknownValue } from './schema-messages.ts'
import { expressionMistakes, selectorMistakes } from './selectors.ts'

/** Where pods may run: labels of nodes, other pods, tolerations, spreading. */
export function* scheduling(resource: Resource): Iterable<Mistake> {
  const pod = podOf(resource)
  if (!pod) return
  const { spec } = pod
  const pointer = `${pod.pointer}/spec`
  yield* labelMistakes(resource, spec.nodeSelector, `${pointer}/nodeSelector`)
  if (spec.affinity) yield* affinityMistakes(resource, spec.affinity, `${pointer}/affinity`)
  for (const [index, toleration] of (spec.tolerations ?? []).entries())
    yield* tolerationMistakes(resource, toleration, `${pointer}/tolerations/${index}`)
  for (const [index, constraint] of (spec.topologySpreadConstraints ?? []).entries())
    yield* spreadMistakes(resource, constraint, `${pointer}/topologySpreadConstraints/${index}`)
}

function* affinityMistakes(resource: Resource, affinity: NonNullable<PodSpec['affinity']>, pointer: Pointer) {
  const { nodeAffinity, podAffinity, podAntiAffinity } = affinity
  if (nodeAffinity) yield* nodeMistakes(resource, nodeAffinity, `${pointer}/nodeAffinity`)
  if (podAffinity) yield* podMistakes(resource, podAffinity, `${pointer}/podAffinity`)
  if (podAntiAffinity) yield* podMistakes(resource, podAntiAffinity, `${pointer}/podAntiAffinity`)
}

function* podMistakes(resource: Resource, affinity: PodAffinity, pointer: Pointer): Iterable<Mistake> {
  for (const [index, term] of (affinity.requiredDuringSchedulingIgnoredDuringExecution ?? []).entries())
    yield* termMistakes(resource, term, `${pointer}/${REQUIRED}/${index}`)
  for (const [index, { weight, podAffinityTerm }] of (
    affinity.preferredDuringSchedulingIgnoredDuringExecution ?? []
  ).entries()) {
    const at = `${pointer}/${PREFERRED}/${index}`
    yield* weightMistakes(resource, weight, at)
    yield* termMistakes(resource, podAffinityTerm ?? {}, `${at}/podAffinityTerm`)
  }
}

function* termMistakes(resource: Resource, term: Partial<PodAffinityTerm>, pointer: Pointer): Iterable<Mistake> {
  const { topologyKey, labelSelector, namespaceSelector, namespaces } = term
  const violation = violationOfQualifiedName(topologyKey ?? '')
  if (!topologyKey) yield missingField({ resource, pointer }, 'topologyKey')
  else if (violation) yield invalidLabel({ resource, pointer: `${pointer}/topologyKey` }, topologyKey, violation)
  yield* selectorMistakes(resource, labelSelector, `${pointer}/labelSelector`)
  yield* selectorMistakes(resource, namespaceSelector, `${pointer}/namespaceSelector`)
  if (!labelSelector)
    for (const name of ['matchLabelKeys', 'mismatchLabelKeys'] as const)
      if ((term as Readonly<Record<string, readonly string[] | undefined>>)[name]?.length)
        yield forbiddenField({ resource, pointer: `${pointer}/${name}` }, 'it needs a "labelSelector" next to it')
  for (const [index, name] of (namespaces ?? []).entries()) {
    const wrong = violationOfDns1123Label(name)
    if (wrong) yield invalidName({ resource, pointer: `${pointer}/namespaces/${index}` }, name, wrong)
  }
}

function* nodeMistakes(resource: Resource, affinity: NodeAffinity, pointer: Pointer): Iterable<Mistake> {
  const required = affinity.requiredDuringSchedulingIgnoredDuringExecution
  if (required && !required.nodeSelectorTerms?.length)
    yield missingField({ resource, pointer: `${pointer}/${REQUIRED}` }, 'nodeSelectorTerms')
  for (const [index, term] of (required?.nodeSelectorTerms ?? []).entries())
    yield* nodeTermMistakes(resource, term, `${pointer}/${REQUIRED}/nodeSelectorTerms/${index}`)
  for (const [index, { weight, preference }] of (
    affinity.preferredDuringSchedulingIgnoredDuringExecution ?? []
  ).entries()) {
    const at = `${pointer}/${PREFERRED}/${index}`
    yield* weightMistakes(resource, weight, at)
    yield* nodeTermMistakes(resource, preference ?? {}, `${at}/preference`)
  }
}

function* nodeTermMistakes(resource: Resource, term: NodeSelectorTerm, pointer: Pointer): Iterable<Mistake> {
  for (const [index, expression] of (term.matchExpressions ?? []).entries())
    yield* expressionMistakes(resource, expression, `${pointer}/matchExpressions/${index}`, NODE_OPERATORS)
  for (const [index, { key, operator, values }] of (term.matchFields ?? []).entries()) {
    const at = `${pointer}/matchFields/${index}`
    if (key !== 'metadata.name') yield unknownValue({ resource, pointer: `${at}/key` }, key, ['metadata.name'])
    if (operator !== 'In' && operator !== 'NotIn')
      yield unknownValue({ resource, pointer: `${at}/operator` }, operator, ['In', 'NotIn'])
    else if (values?.length !== 1) yield missingField({ resource, pointer: at }, 'values', 'it needs exactly one value')
    else {
      const violation = violationOfDns1123Subdomain(values[0]!)
      if (violation) yield invalidName({ resource, pointer: `${at}/values/0` }, values[0]!, violation)
    }
  }
}

function* weightMistakes(resource: Resource, weight: number | undefined, pointer: Pointer): Iterable<Mistake> {
  const found = weight ?? 0
  if (found < 1 || found > 100) yield outOfRange({ resource, pointer: `${pointer}/weight` }, found, 'from 1 to 100')
}

function* tolerationMistakes(resource: Resource, toleration: Toleration, pointer: Pointer): Iterable<Mistake> {
  const { key = '', value = '', effect = '', tolerationSeconds } = toleration
  const operator = toleration.operator || 'Equal'
  const field = { resource, pointer: `${pointer}/operator` }
  const wrongKey = key && violationOfQualifiedName(key)
  if (wrongKey) yield invalidLabel({ resource, pointer: `${pointer}/key` }, key, wrongKey)
  if (!TOLERATION_OPERATORS.includes(operator)) yield unknownValue(field, operator, TOLERATION_OPERATORS)
  else if (key === '' && operator !== 'Exists')
    yield missingField({ resource, pointer }, 'key', 'without a "key" its "operator" must be "Exists"')
  if (operator === 'Exists' && value !== '')
    yield forbiddenField({ resource, pointer: `${pointer}/value` }, '"Exists" compares with nothing')
  const wrongValue = operator === 'Equal' ? violationOfLabelValue(value) : undefined
  if (wrongValue) yield invalidLabel({ resource, pointer: `${pointer}/value` }, value, wrongValue)
  if (effect && !EFFECTS.includes(effect))
    yield unknownValue({ resource, pointer: `${pointer}/effect` }, effect, EFFECTS)
  if (tolerationSeconds !== undefined && effect !== 'NoExecute')
    yield forbiddenField({ resource, pointer: `${pointer}/tolerationSeconds` }, 'only "effect: NoExecute" waits')
}

function* spreadMistakes(resource: Resource, spread: TopologySpreadConstraint, pointer: Pointer): Iterable<Mistake> {
  const { maxSkew = 0, topologyKey, whenUnsatisfiable, minDomains, labelSelector } = spread
  if (maxSkew < 1) yield outOfRange({ resource, pointer: `${pointer}/maxSkew` }, maxSkew, 'at least 1')
  if (!topologyKey) yield missingField({ resource, pointer }, 'topologyKey')
  if (!UNSATISFIABLE.includes(whenUnsatisfiable))
    yield unknownValue({ resource, pointer: `${pointer}/whenUnsatisfiable` }, whenUnsatisfiable, UNSATISFIABLE)
  if (minDomains !== undefined) {
    const field = { resource, pointer: `${pointer}/minDomains` }
    if (minDomains < 1) yield outOfRange(field, minDomains, 'at least 1')
    if (whenUnsatisfiable !== 'DoNotSchedule') yield forbiddenField(field, 'only "DoNotSchedule" counts domains')
  }
  yield* selectorMistakes(resource, labelSelector, `${pointer}/labelSelector`)
}

const REQUIRED = 'requiredDuringSchedulingIgnoredDuringExecution'
const PREFERRED = 'preferredDuringSchedulingIgnoredDuringExecution'
const NODE_OPERATORS = ['In', 'NotIn', 'Exists', 'DoesNotExist', 'Gt', 'Lt']
const TOLERATION_OPERATORS = ['Equal', 'Exists']
const EFFECTS = ['NoSchedule', 'PreferNoSchedule', 'NoExecute']
const UNSATISFIABLE = ['DoNotSchedule', 'ScheduleAnyway']
