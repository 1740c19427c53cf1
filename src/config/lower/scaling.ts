import { own } from '../../ir/own.ts'
import { because, type Fields, fieldsOf, keyOriginOf, originsOf, withProvenanceOf } from '../../ir/provenance.ts'
import type { HpaScaling, ScalingBounds, Scaling as ScalingIr } from '../../ir/scaling.ts'
import type { Scaling } from '../../schema/scaling.ts'
import { missingKey } from '../schema-messages.ts'
import type { ScalerKeys, Vocabulary } from '../vocabulary.ts'
import { type Lowering, lowered, picked } from './lowering.ts'
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

/**
 * The scaler. Without a type: the first that scales by requests for what has a route, or a block and a port; `none` for
 * everything else.
 */
export function toScaling(
  { node, scaling: written, replicas, hasPort, hasRoute }: ScalingKeys,
  lowering: Lowering,
): ScalingIr {
  const scaling = written ?? {}
  const source = written ?? node
  const type = scaling.type ?? (hasRoute || (written && hasPort) ? scalerOfRequests(lowering) : 'none')
  if (!lowering.known.scaling.includes(type))
    lowering.report(unknownScalingType(type, lowering.known.scaling, originsOf(scaling, 'type')[0]))
  reportUnusedKeys(scaling, type, lowering)
  if (type === 'none')
    return lowered(source, { type, minReplicas: because(scaling.min_instances ?? 1, 'min_instances') })
  const bounds = toBounds(scaling, type, replicas, node, lowering)
  if (type === 'hpa') {
    const { target_cpu_percent: targetCpuPercent, target_memory_percent: targetMemoryPercent } = scaling
    return lowered<HpaScaling>(source, { type, ...bounds, targetCpuPercent, targetMemoryPercent })
  }
  const settings = toSettings(scaling, source, type, lowering)
  // The plugin has the types of what it declares.
  return lowered<ScalingBounds & { readonly type: string }>(source, { type, ...bounds, ...settings }) as ScalingIr
}

/** Whether a workload of this type of scaling gets its pods by requests. */
export function scalesByRequests({ type }: ScalingIr, { vocabulary }: Lowering): boolean {
  return own(vocabulary.scalers, type)?.byRequests ?? false
}

function scalerOfRequests({ vocabulary }: Lowering): string {
  return Object.entries(vocabulary.scalers).find(([, { byRequests }]) => byRequests)?.[0] ?? 'none'
}

/** The fields of a scaler that a plugin brings: what the plugin makes of its settings, else these as they are written. */
function toSettings(scaling: Scaling, source: object, type: string, lowering: Lowering): Fields<object> {
  const { vocabulary, report } = lowering
  const { keys, required, lower } = own(vocabulary.scalers, type) ?? NO_SETTINGS
  for (const key of required)
    if (!Object.hasOwn(scaling, key))
      report(missingKey(originsOf(scaling)[0], '"scaling"', key, own(vocabulary.keys.scaling, key) ?? {}))
  const settings = withProvenanceOf(source, picked(scaling, keys))
  return lower
    ? fieldsOf(lower(settings, { queueOf: written => toQueue(written, lowering) }))
    : { settings: because(settings, originsOf(scaling)) }
}

const NO_SETTINGS: ScalerKeys = { keys: [], required: [] }

/** `replicas` together with a scaler is the minimum number of pods, as the specification defines it. */
function toBounds(
  scaling: Scaling,
  type: string,
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
  type: string,
): Fields<ScalingBounds>['scaleDownStabilization'] {
  if (written !== undefined) return written
  return type === 'hpa' && pause !== undefined ? because(pause, 'cooldown_period') : 300
}

const BOUNDS = [
  'min_instances',
  'max_instances',
  'cooldown_period',
  'scale_up_stabilization',
  'scale_down_stabilization',
] as const

const KEYS_OF: Readonly<Record<string, readonly string[]>> = {
  none: ['min_instances'],
  hpa: [...BOUNDS, 'target_cpu_percent', 'target_memory_percent'],
}

function reportUnusedKeys(scaling: Scaling, type: string, lowering: Lowering): void {
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
  const declared = Object.entries(scalers).map(([type, { keys }]) => [type, [...BOUNDS, ...keys]] as const)
  return [...Object.entries(KEYS_OF), ...declared]
    .filter(([, keys]) => keys.includes(key))
    .map(([type]) => `"${type}"`)
    .join(', ')
}
