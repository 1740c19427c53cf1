import {
  conflictingFields,
  type Field,
  invalidValue,
  isKnownTimeZone,
  type Mistake,
  missingField,
  outOfRange,
  type PartRules,
  type Pointer,
  parseDuration,
  type Resource,
  violationOfCron,
} from 'k3s-platform/plugin'
import { unknownTrigger, unknownTriggerZone } from './object-messages.ts'
import { TRIGGERS } from './triggers.ts'

/** HTTPScaledObjects and InterceptorRoutes: one port, one metric, times that Go reads. */
export function* httpScaling(resource: Resource): Iterable<Mistake> {
  const { spec } = resource.object as { spec?: HttpSpec }
  if (!spec) return
  const target = spec.scaleTargetRef ? 'scaleTargetRef' : 'target'
  const reference = spec[target]
  if (reference) yield* portMistakes({ resource, pointer: `/spec/${target}` }, reference)
  const failover = spec.coldStartTimeoutFailoverRef
  if (failover) yield* portMistakes({ resource, pointer: '/spec/coldStartTimeoutFailoverRef' }, failover)
  const fallback = spec.coldStart?.fallback?.service
  if (fallback) yield* portMistakes({ resource, pointer: '/spec/coldStart/fallback/service' }, fallback)
  if (spec.coldStart && !spec.coldStart.fallback && !spec.coldStart.placeholder)
    yield missingField({ resource, pointer: '/spec/coldStart' }, 'fallback', 'it needs "fallback" or "placeholder"')
  for (const [pointer, answer] of responsesOf(spec))
    if (answer.body !== undefined && answer.bodyFromConfigMap !== undefined)
      yield conflictingFields(
        { resource, pointer: `${pointer}/bodyFromConfigMap` },
        { resource, pointer: `${pointer}/body` },
      )
  const metric = spec.scalingMetric
  if (target === 'target' && metric && !metric.concurrency && !metric.requestRate)
    yield missingField(
      { resource, pointer: '/spec/scalingMetric' },
      'concurrency',
      'it needs "concurrency" or "requestRate"',
    )
  yield* timeMistakes(resource, spec.timeouts, '/spec/timeouts')
  const { min = 0, max = 100 } = spec.replicas ?? {}
  yield* rangeMistakes(resource, [min, max], ['/spec/replicas/min', '/spec/replicas/max'])
}

/** ScaledObjects: triggers that KEDA has, numbers of pods in order. */
export function* scaledObjects(resource: Resource, parts: PartRules): Iterable<Mistake> {
  const { spec } = resource.object as { spec?: ScaledObjectSpec }
  if (!spec) return
  const { minReplicaCount = 0, maxReplicaCount = 100, triggers = [], advanced } = spec
  yield* rangeMistakes(resource, [minReplicaCount, maxReplicaCount], ['/spec/minReplicaCount', '/spec/maxReplicaCount'])
  const names = new Map<string, Field>()
  for (const [index, trigger] of triggers.entries()) {
    const pointer = `/spec/triggers/${index}`
    const { type = '', name } = trigger
    if (type && !TRIGGERS.has(type)) yield unknownTrigger({ resource, pointer: `${pointer}/type` }, type, [...TRIGGERS])
    if (type === 'cron') yield* cronMistakes(resource, trigger.metadata ?? {}, `${pointer}/metadata`)
    const earlier = name ? names.get(name) : undefined
    const field = { resource, pointer: `${pointer}/name` }
    if (earlier) yield conflictingFields(field, earlier, 'names of triggers are unique')
    else if (name) names.set(name, field)
  }
  const behavior = advanced?.horizontalPodAutoscalerConfig?.behavior
  if (behavior) {
    const field = { resource, pointer: '/spec/advanced/horizontalPodAutoscalerConfig/behavior' }
    yield* parts.autoscalerBehavior(field, behavior)
  }
}

function* portMistakes(field: Field, { port, portName }: PortReference): Iterable<Mistake> {
  const other = { ...field, pointer: `${field.pointer}/portName` }
  if (port !== undefined && portName !== undefined)
    yield conflictingFields({ ...field, pointer: `${field.pointer}/port` }, other)
  if (port === undefined && portName === undefined) yield missingField(field, 'port', 'it needs "port" or "portName"')
}

/** Texts that the interceptor answers with by itself. */
function responsesOf({ coldStart, staticRoutes = [] }: HttpSpec): readonly (readonly [Pointer, Answer])[] {
  const placeholder = coldStart?.placeholder?.response
  return [
    ...(placeholder ? [['/spec/coldStart/placeholder/response', placeholder] as const] : []),
    ...staticRoutes.flatMap(({ response }, index) =>
      response ? [[`/spec/staticRoutes/${index}/response`, response] as const] : [],
    ),
  ]
}

function* timeMistakes(resource: Resource, times: Readonly<Record<string, string>> | undefined, pointer: Pointer) {
  for (const name in times)
    if (parseDuration(times[name]!) === undefined)
      yield invalidValue(
        { resource, pointer: `${pointer}/${name}` },
        times[name],
        'is not a valid duration',
        'Write it as 30s or 1m30s.',
      )
}

function* rangeMistakes(
  resource: Resource,
  [least, most]: [number, number],
  [low, high]: [Pointer, Pointer],
): Iterable<Mistake> {
  if (least < 0) yield outOfRange({ resource, pointer: low }, least, 'at least 0')
  if (most < 1) yield outOfRange({ resource, pointer: high }, most, 'at least 1')
  else if (least > most) yield outOfRange({ resource, pointer: high }, most, `at least ${least}, which is the minimum`)
}

function* cronMistakes(
  resource: Resource,
  metadata: Readonly<Record<string, string>>,
  pointer: Pointer,
): Iterable<Mistake> {
  for (const name of ['start', 'end', 'timezone', 'desiredReplicas'])
    if (!metadata[name]) yield missingField({ resource, pointer }, name)
  for (const name of ['start', 'end']) {
    const violation = metadata[name] ? violationOfCron(metadata[name]) : undefined
    if (violation)
      yield invalidValue(
        { resource, pointer: `${pointer}/${name}` },
        metadata[name],
        violation,
        'Five fields: minute, hour, day, month, day of week.',
      )
  }
  if (metadata.timezone && !isKnownTimeZone(metadata.timezone))
    yield unknownTriggerZone({ resource, pointer: `${pointer}/timezone` }, metadata.timezone)
}

interface PortReference {
  readonly port?: number
  readonly portName?: string
}

interface Answer {
  readonly body?: string
  readonly bodyFromConfigMap?: object
}

interface HttpSpec {
  readonly scaleTargetRef?: PortReference
  readonly target?: PortReference
  readonly coldStartTimeoutFailoverRef?: PortReference
  readonly coldStart?: {
    readonly fallback?: { readonly service?: PortReference }
    readonly placeholder?: { readonly response?: Answer }
  }
  readonly staticRoutes?: readonly { readonly response?: Answer }[]
  readonly scalingMetric?: { readonly concurrency?: object; readonly requestRate?: object }
  readonly timeouts?: Readonly<Record<string, string>>
  readonly replicas?: { readonly min?: number; readonly max?: number }
}

interface Trigger {
  readonly type?: string
  readonly name?: string
  readonly metadata?: Readonly<Record<string, string>>
}

interface ScaledObjectSpec {
  readonly minReplicaCount?: number
  readonly maxReplicaCount?: number
  readonly triggers?: readonly Trigger[]
  readonly advanced?: {
    readonly horizontalPodAutoscalerConfig?: { readonly behavior?: object }
  }
}
