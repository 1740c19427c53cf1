import type { Field, Mistake } from 'k3s-platform/plugin'
import {
  forbiddenField,
  invalidName,
  invalidValue,
  missingField,
  outOfRange,
  type Pointer,
  type Resource,
  violationOfDns1123Label,
} from 'k3s-platform/plugin'
import type { DaemonSetSpec, DeploymentSpec, StatefulSetSpec } from 'kubernetes-types/apps/v1.js'
import { claimSpecMistakes } from './claims.ts'
import { unknownValue } from './schema-messages.ts'

/** How a Deployment, StatefulSet or DaemonSet counts its pods, and how it replaces them. */
export function* workloads(resource: Resource): Iterable<Mistake> {
  const { spec } = resource.object as { spec?: Partial<DeploymentSpec> }
  if (!spec) return yield missingField({ resource, pointer: '' }, 'spec')
  for (const name of COUNTS) {
    const count = spec[name]
    if (count !== undefined && count < 0) yield outOfRange({ resource, pointer: `/spec/${name}` }, count, 'at least 0')
  }
  switch (resource.ref.kind) {
    case 'Deployment':
      return yield* deploymentMistakes(resource, spec)
    case 'StatefulSet':
      return yield* statefulSetMistakes(resource, spec as Partial<StatefulSetSpec>)
    default:
      return yield* daemonSetMistakes(resource, spec as Partial<DaemonSetSpec>)
  }
}

/** What is wrong with a number of pods that may be a percentage. */
export function* countMistakes(field: Field, count: number | string | undefined): Iterable<Mistake> {
  if (count === undefined) return
  if (typeof count === 'number') {
    if (count < 0) yield outOfRange(field, count, 'at least 0')
    if (count > MOST) yield outOfRange(field, count, `at most ${MOST}`)
  } else if (!/^\d+%$/.test(count))
    yield invalidValue(field, count, 'is neither a number nor a percentage', 'Write it as 1 or 50%.')
  else if (Number.parseInt(count, 10) > 100) yield outOfRange(field, count, 'at most 100%')
}

function* deploymentMistakes(resource: Resource, spec: Partial<DeploymentSpec>): Iterable<Mistake> {
  const { strategy, progressDeadlineSeconds, minReadySeconds = 0 } = spec
  const rolling = strategy?.rollingUpdate
  const field = { resource, pointer: '/spec/strategy/rollingUpdate' }
  if (rolling && strategy.type === 'Recreate') yield forbiddenField(field, 'the strategy is "Recreate"')
  else if (rolling) {
    yield* countMistakes(at(field, 'maxUnavailable'), rolling.maxUnavailable)
    yield* surgeMistakes(at(field, 'maxSurge'), rolling.maxSurge)
    if (isZero(rolling.maxUnavailable) && isZero(rolling.maxSurge))
      yield outOfRange(at(field, 'maxUnavailable'), rolling.maxUnavailable, 'above 0 when "maxSurge" is 0')
  }
  const deadline = progressDeadlineSeconds ?? 600
  if (deadline <= minReadySeconds)
    yield outOfRange({ resource, pointer: '/spec/progressDeadlineSeconds' }, deadline, 'above "minReadySeconds"')
}

function* daemonSetMistakes(resource: Resource, { updateStrategy }: Partial<DaemonSetSpec>): Iterable<Mistake> {
  const rolling = updateStrategy?.rollingUpdate
  if (!rolling || updateStrategy.type === 'OnDelete') return
  const field = { resource, pointer: '/spec/updateStrategy/rollingUpdate' }
  const { maxUnavailable = 1, maxSurge = 0 } = rolling
  yield* countMistakes(at(field, 'maxUnavailable'), maxUnavailable)
  yield* countMistakes(at(field, 'maxSurge'), maxSurge)
  if (!isZero(maxUnavailable) && !isZero(maxSurge))
    yield outOfRange(at(field, 'maxSurge'), maxSurge, '0 unless "maxUnavailable" is 0')
  if (isZero(maxUnavailable) && isZero(maxSurge))
    yield outOfRange(at(field, 'maxUnavailable'), maxUnavailable, 'above 0 when "maxSurge" is 0')
}

function* statefulSetMistakes(resource: Resource, spec: Partial<StatefulSetSpec>): Iterable<Mistake> {
  const { updateStrategy, serviceName, volumeClaimTemplates, ordinals } = spec
  const rolling = updateStrategy?.rollingUpdate
  const field = { resource, pointer: '/spec/updateStrategy/rollingUpdate' }
  if (rolling && updateStrategy.type === 'OnDelete') yield forbiddenField(field, 'the strategy is "OnDelete"')
  else if (rolling) {
    if ((rolling.partition ?? 0) < 0) yield outOfRange(at(field, 'partition'), rolling.partition, 'at least 0')
    yield* countMistakes(at(field, 'maxUnavailable'), rolling.maxUnavailable)
  }
  if ((ordinals?.start ?? 0) < 0)
    yield outOfRange({ resource, pointer: '/spec/ordinals/start' }, ordinals?.start, 'at least 0')
  for (const name of ['whenDeleted', 'whenScaled'] as const) {
    const retention = spec.persistentVolumeClaimRetentionPolicy?.[name]
    if (retention !== undefined && !RETENTIONS.includes(retention))
      yield unknownValue(
        { resource, pointer: `/spec/persistentVolumeClaimRetentionPolicy/${name}` },
        retention,
        RETENTIONS,
      )
  }
  const violation = serviceName ? violationOfDns1123Label(serviceName) : undefined
  if (violation) yield invalidName({ resource, pointer: '/spec/serviceName' }, serviceName!, violation)
  for (const [index, claim] of (volumeClaimTemplates ?? []).entries()) {
    const pointer: Pointer = `/spec/volumeClaimTemplates/${index}`
    const name = claim.metadata?.name
    const wrong = name ? violationOfDns1123Label(name) : undefined
    if (!name) yield missingField({ resource, pointer: `${pointer}/metadata` }, 'name')
    else if (wrong) yield invalidName({ resource, pointer: `${pointer}/metadata/name` }, name, wrong)
    yield* claimSpecMistakes(resource, claim.spec, `${pointer}/spec`)
  }
}

/** More pods than all of them may be made at once, so more than 100% is possible. */
function* surgeMistakes(field: Field, count: number | string | undefined): Iterable<Mistake> {
  const bounded = typeof count === 'string' && /^\d+%$/.test(count) ? '0%' : count
  yield* countMistakes(field, bounded)
}

function isZero(count: number | string | undefined): boolean {
  return count !== undefined && Number.parseInt(String(count), 10) === 0
}

function at(field: Field, name: string): Field {
  return { ...field, pointer: `${field.pointer}/${name}` }
}

const MOST = 2 ** 31 - 1
const RETENTIONS: readonly string[] = ['Retain', 'Delete']
const COUNTS = ['replicas', 'minReadySeconds', 'revisionHistoryLimit', 'progressDeadlineSeconds'] as const
