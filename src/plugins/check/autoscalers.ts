import type { Field, Mistake } from 'k3s-platform/plugin'
import {
  closestTo,
  conflictingFields,
  forbiddenField,
  invalidName,
  missingField,
  outOfRange,
  type Pointer,
  type Resource,
  violationOfDns1123Label,
} from 'k3s-platform/plugin'
import type {
  HorizontalPodAutoscalerBehavior,
  HorizontalPodAutoscalerSpec,
  HPAScalingRules,
  MetricSpec,
  MetricTarget,
} from 'kubernetes-types/autoscaling/v2.js'
import { unknownResource } from './pod-messages.ts'
import { amountMistakes, isResource, OWN_RESOURCES } from './quantities.ts'
import { pathSegmentMistakes, referenceMistakes } from './references.ts'
import { unknownValue } from './schema-messages.ts'

/** HorizontalPodAutoscalers: between which numbers, by which metrics, how fast. */
export function* autoscalers(resource: Resource): Iterable<Mistake> {
  const { spec } = resource.object as { spec?: HorizontalPodAutoscalerSpec }
  if (spec) yield* autoscalerMistakes(resource, spec)
}

function* autoscalerMistakes(resource: Resource, spec: HorizontalPodAutoscalerSpec): Iterable<Mistake> {
  const { minReplicas = 1, maxReplicas = 0, scaleTargetRef, metrics = [], behavior } = spec
  const most = { resource, pointer: '/spec/maxReplicas' }
  // Zero needs a feature of the cluster that is off by default.
  if (minReplicas < 1) yield outOfRange({ resource, pointer: '/spec/minReplicas' }, minReplicas, 'at least 1')
  if (maxReplicas < 1) yield outOfRange(most, maxReplicas, 'at least 1')
  else if (maxReplicas < minReplicas)
    yield outOfRange(most, maxReplicas, `at least ${minReplicas}, which is "minReplicas"`)
  const target = { resource, pointer: '/spec/scaleTargetRef' }
  yield* referenceMistakes(target, scaleTargetRef)
  if (scaleTargetRef && !scaleTargetRef.apiVersion) yield missingField(target, 'apiVersion')
  for (const [index, metric] of metrics.entries()) yield* metricMistakes(resource, metric, `/spec/metrics/${index}`)
  if (behavior) yield* behaviorMistakes({ resource, pointer: '/spec/behavior' }, behavior)
}

/** How fast an autoscaler acts; other scalers pass it on. */
export function* behaviorMistakes(
  { resource, pointer }: Field,
  { scaleUp, scaleDown }: HorizontalPodAutoscalerBehavior,
): Iterable<Mistake> {
  if (scaleUp) yield* speedMistakes(resource, scaleUp, `${pointer}/scaleUp`)
  if (scaleDown) yield* speedMistakes(resource, scaleDown, `${pointer}/scaleDown`)
}

function* speedMistakes(resource: Resource, rules: HPAScalingRules, pointer: Pointer): Iterable<Mistake> {
  const { stabilizationWindowSeconds: window = 0, policies } = rules
  if (window < 0 || window > 3600)
    yield outOfRange({ resource, pointer: `${pointer}/stabilizationWindowSeconds` }, window, 'from 0 to 3600')
  if (policies?.length === 0) yield missingField({ resource, pointer }, 'policies', 'its list of policies is empty')
  const { selectPolicy } = rules
  if (selectPolicy !== undefined && !CHOICES.includes(selectPolicy))
    yield unknownValue({ resource, pointer: `${pointer}/selectPolicy` }, selectPolicy, CHOICES)
  for (const [index, { type, value, periodSeconds }] of (policies ?? []).entries()) {
    const at = `${pointer}/policies/${index}`
    if (!POLICIES.includes(type)) yield unknownValue({ resource, pointer: `${at}/type` }, type, POLICIES)
    if (value < 1) yield outOfRange({ resource, pointer: `${at}/value` }, value, 'at least 1')
    if (periodSeconds < 1 || periodSeconds > 1800)
      yield outOfRange({ resource, pointer: `${at}/periodSeconds` }, periodSeconds, 'from 1 to 1800')
  }
  const { tolerance } = rules as { tolerance?: unknown }
  if (tolerance !== undefined) yield* amountMistakes({ resource, pointer: `${pointer}/tolerance` }, tolerance)
}

function* metricMistakes(resource: Resource, metric: MetricSpec, pointer: Pointer): Iterable<Mistake> {
  const field = { resource, pointer }
  const expected = metric.type && `${metric.type.charAt(0).toLowerCase()}${metric.type.slice(1)}`
  const present = SOURCES.filter(source => metric[source])
  if (!present.some(source => source === expected)) yield missingField(field, expected)
  for (const other of present)
    if (other !== expected)
      yield forbiddenField({ resource, pointer: `${pointer}/${other}` }, `the metric is of type "${metric.type}"`)
  for (const source of present) {
    const asked = metric[source] as Source
    const at = `${pointer}/${source}`
    if ((source === 'resource' || source === 'containerResource') && !asked.name)
      yield missingField({ resource, pointer: at }, 'name')
    if (source === 'containerResource') {
      yield* containerMistakes({ resource, pointer: at }, asked.container)
      if (asked.name && !isResource(asked.name))
        yield unknownResource({ resource, pointer: `${at}/name` }, asked.name, closestTo(asked.name, OWN_RESOURCES))
    }
    if (source === 'object')
      yield* referenceMistakes({ resource, pointer: `${at}/describedObject` }, asked.describedObject)
    if (asked.metric && !asked.metric.name) yield missingField({ resource, pointer: `${at}/metric` }, 'name')
    if (asked.metric?.name) yield* pathSegmentMistakes({ resource, pointer: `${at}/metric/name` }, asked.metric.name)
    yield* targetMistakes({ resource, pointer: `${at}/target` }, asked.target ?? {}, source)
  }
}

function* containerMistakes(field: Field, name: string | undefined): Iterable<Mistake> {
  const violation = name ? violationOfDns1123Label(name) : undefined
  if (!name) yield missingField(field, 'container')
  else if (violation) yield invalidName({ ...field, pointer: `${field.pointer}/container` }, name, violation)
}

function* targetMistakes(
  field: Field,
  target: Partial<MetricTarget>,
  source: (typeof SOURCES)[number],
): Iterable<Mistake> {
  const { type, averageUtilization, averageValue, value } = target
  const at = (name: string) => ({ ...field, pointer: `${field.pointer}/${name}` })
  if (type !== undefined && !TARGET_TYPES.includes(type)) yield unknownValue(at('type'), type, TARGET_TYPES)
  if (value !== undefined) yield* amountMistakes(at('value'), value, 'positive')
  if (averageValue !== undefined) yield* amountMistakes(at('averageValue'), averageValue, 'positive')
  if (averageUtilization !== undefined && averageUtilization < 1)
    yield outOfRange(at('averageUtilization'), averageUtilization, 'at least 1')
  const [first, second] = TARGETS[source]
  const isGiven = {
    averageUtilization: averageUtilization !== undefined,
    averageValue: averageValue !== undefined,
    value: value !== undefined,
  }
  if (!isGiven[first] && !(second && isGiven[second])) yield missingField(field, first)
  if (second && source !== 'object' && isGiven[first] && isGiven[second]) yield conflictingFields(at(first), at(second))
}

interface Source {
  readonly name?: string
  readonly container?: string
  readonly metric?: { readonly name?: string }
  readonly describedObject?: { readonly kind?: string; readonly name?: string }
  readonly target?: Partial<MetricTarget>
}

const CHOICES = ['Max', 'Min', 'Disabled']
const POLICIES = ['Pods', 'Percent']
const TARGET_TYPES = ['Utilization', 'Value', 'AverageValue']
const SOURCES = ['resource', 'containerResource', 'pods', 'object', 'external'] as const

/** By what each metric is measured. */
const TARGETS = {
  resource: ['averageUtilization', 'averageValue'],
  containerResource: ['averageUtilization', 'averageValue'],
  pods: ['averageValue', undefined],
  object: ['value', 'averageValue'],
  external: ['value', 'averageValue'],
} as const
