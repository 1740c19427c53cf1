import { own } from '../../ir/own.ts'
import { because, type Fields, keyOriginOf, originsOf } from '../../ir/provenance.ts'
import type { PluginScaling, ScalingBounds, Scaling as ScalingIr, ScalingTypes } from '../../ir/scaling.ts'
import type { Scaling } from '../../schema/scaling.ts'
import { missingKey } from '../schema-messages.ts'
import type { SettingKeys, Vocabulary } from '../vocabulary.ts'
import { type Lowering, lowered, picked, textMap } from './lowering.ts'
import { unusedKey } from './messages.ts'
import { toQueue } from './queue.ts'
import { hpaMinimumZero, maximumBelowMinimum, replicasAsMinimum, unknownScalingType } from './unit-messages.ts'

/** What an entry says about its size, and what it has that a scaler may need. */
export interface ScalingKeys {
  /** The entry: defaults of a block that is absent are traced to it. */
  readonly node: object
  readonly scaling?: Scaling
  readonly replicas?: number
  readonly hasPort: boolean
  readonly hasRoute: boolean
}

/** The scaler. Without a type: `keda-http` for what has a route, or a block and a port; `none` for everything else. */
export function toScaling(
  { node, scaling: written, replicas, hasPort, hasRoute }: ScalingKeys,
  lowering: Lowering,
): ScalingIr {
  const scaling = written ?? {}
  const source = written ?? node
  const type = (scaling.type ?? (hasRoute || (written && hasPort) ? 'keda-http' : 'none')) as keyof ScalingTypes
  if (!lowering.known.scaling.includes(type))
    lowering.report(unknownScalingType(type, lowering.known.scaling, originsOf(scaling, 'type')[0]))
  reportUnusedKeys(scaling, type, lowering)
  if (type === 'none')
    return lowered(source, { type, minReplicas: because(scaling.min_instances ?? 1, 'min_instances') })
  const bounds = toBounds(scaling, type, replicas, node, lowering)
  switch (type) {
    case 'hpa':
      return lowered(source, {
        type,
        ...bounds,
        targetCpuPercent: scaling.target_cpu_percent,
        targetMemoryPercent: scaling.target_memory_percent,
      })
    case 'keda-http':
      return lowered(source, {
        type,
        ...bounds,
        targetPendingRequests: scaling.target_pending_requests,
        targetRequestsPerSecond: because(scaling.target_rps, 'target_rps'),
        triggers: toTriggers(scaling),
      })
    case 'keda-queue':
      return lowered(source, {
        type,
        ...bounds,
        queueName: scaling.queue_name,
        queueLength: scaling.queue_length ?? 5,
        queue: toQueue(scaling.queue, lowering),
        triggers: toTriggers(scaling),
      })
    case 'keda-cron':
      return lowered(source, { type, ...bounds, schedules: toSchedules(scaling) })
    default:
      // A type that a plugin brings, and whose settings only its own types know.
      return lowered<PluginScaling<string>>(source, {
        type,
        ...bounds,
        settings: because(toSettings(scaling, type, lowering), originsOf(scaling)),
      }) as ScalingIr
  }
}

/** The settings of a type that a plugin brings, as they are written. */
function toSettings(scaling: Scaling, type: string, { vocabulary, report }: Lowering): object {
  const { keys, required } = own(vocabulary.scalers, type) ?? NO_SETTINGS
  for (const key of required)
    if (!Object.hasOwn(scaling, key))
      report(missingKey(originsOf(scaling)[0], '"scaling"', key, own(vocabulary.keys.scaling, key) ?? {}))
  return picked(scaling, keys)
}

const NO_SETTINGS: SettingKeys = { keys: [], required: [] }

/** A number of `replicas` beside a scaler is the least number of pods: the specification calls it so. */
function toBounds(
  scaling: Scaling,
  type: keyof ScalingTypes,
  replicas: number | undefined,
  node: object,
  lowering: Lowering,
): Fields<ScalingBounds> {
  const asked = scaling.min_instances ?? (type === 'hpa' ? 1 : 0)
  const isReplicas = replicas !== undefined && replicas >= asked
  const minReplicas = isReplicas ? replicas : asked
  const maxReplicas = scaling.max_instances ?? Math.max(10, minReplicas)
  if (replicas !== undefined) lowering.report(replicasAsMinimum(replicas, type, keyOriginOf(node, 'replicas')))
  if (type === 'hpa' && minReplicas === 0) lowering.report(hpaMinimumZero(keyOriginOf(scaling, 'min_instances')))
  if (maxReplicas < minReplicas) {
    const other = isReplicas ? originsOf(node, 'replicas')[0] : originsOf(scaling, 'min_instances')[0]
    lowering.report(maximumBelowMinimum(maxReplicas, minReplicas, originsOf(scaling, 'max_instances')[0], other))
  }
  return {
    minReplicas: because(minReplicas, isReplicas ? originsOf(node, 'replicas') : 'min_instances'),
    maxReplicas: because(maxReplicas, 'max_instances'),
    cooldownPeriod: scaling.cooldown_period,
    scaleUpStabilization: scaling.scale_up_stabilization ?? 0,
    scaleDownStabilization: toScaleDownStabilization(scaling, type),
  }
}

/** The pause before pods go, which KEDA calls cooldown, is for `hpa` the window in which the demand must stay low. */
function toScaleDownStabilization(
  { scale_down_stabilization: written, cooldown_period: pause }: Scaling,
  type: keyof ScalingTypes,
): Fields<ScalingBounds>['scaleDownStabilization'] {
  if (written !== undefined) return written
  return type === 'hpa' && pause !== undefined ? because(pause, 'cooldown_period') : 300
}

function toTriggers({ triggers = [] }: Scaling) {
  return triggers.map(trigger =>
    lowered(trigger, {
      type: trigger.type,
      name: trigger.name,
      metricType: trigger.metric_type,
      metadata: textMap(trigger.metadata),
      authenticationRef: trigger.authentication_ref,
    }),
  )
}

function toSchedules({ schedules = [] }: Scaling) {
  return schedules.map(schedule =>
    lowered(schedule, {
      timezone: schedule.timezone ?? 'UTC',
      start: schedule.start,
      end: schedule.end,
      desired: schedule.desired,
    }),
  )
}

const BOUNDS = [
  'min_instances',
  'max_instances',
  'cooldown_period',
  'scale_up_stabilization',
  'scale_down_stabilization',
] as const

const KEYS_OF: Readonly<Record<string, readonly (keyof Scaling)[]>> = {
  none: ['min_instances'],
  hpa: [...BOUNDS, 'target_cpu_percent', 'target_memory_percent'],
  'keda-http': [...BOUNDS, 'target_pending_requests', 'target_rps', 'triggers'],
  'keda-queue': [...BOUNDS, 'queue_name', 'queue_length', 'queue', 'triggers'],
  'keda-cron': [...BOUNDS, 'schedules'],
}

function reportUnusedKeys(scaling: Scaling, type: keyof ScalingTypes, lowering: Lowering): void {
  const { scalers } = lowering.vocabulary
  const used = own(KEYS_OF, type) ?? [...BOUNDS, ...(own(scalers, type)?.keys ?? [])]
  for (const key of Object.keys(scaling) as (keyof Scaling)[]) {
    if (key === 'type' || used.includes(key)) continue
    const told = unusedKey(
      key,
      `scaling of type "${type}"`,
      `It works with ${typesWith(key, scalers)}.`,
      keyOriginOf(scaling, key),
    )
    lowering.report(isOfOtherBlock(scaling, key) ? { ...told, severity: 'info' } : told)
  }
}

/** Whether an environment's block chose the type, and the key is for the other environments. */
function isOfOtherBlock(scaling: Scaling, key: keyof Scaling): boolean {
  const [of, ofType] = [originsOf(scaling, key)[0]?.path, originsOf(scaling, 'type')[0]?.path]
  return ofType !== undefined && of?.replace(/\.\w+$/, '') !== ofType.replace(/\.type$/, '')
}

function typesWith(key: string, scalers: Vocabulary['scalers']): string {
  const declared = Object.entries(scalers).map(([type, { keys }]) => [type, keys] as const)
  return [...Object.entries(KEYS_OF), ...declared]
    .filter(([, keys]) => keys.includes(key as keyof Scaling))
    .map(([type]) => `"${type}"`)
    .join(', ')
}
