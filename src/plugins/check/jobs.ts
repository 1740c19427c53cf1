import type { Mistake } from 'k3s-platform/plugin'
import {
  conflictingFields,
  forbiddenField,
  invalidName,
  invalidValue,
  isKnownTimeZone,
  missingField,
  outOfRange,
  type Pointer,
  type Resource,
  violationOfCronJobSchedule,
  violationOfDns1123Label,
} from 'k3s-platform/plugin'
import type { CronJobSpec, JobSpec, PodFailurePolicyRule } from 'kubernetes-types/batch/v1.js'
import { unknownValue } from './schema-messages.ts'
import { ownPodsMistakes } from './selectors.ts'
import { successMistakes } from './success-policies.ts'

/** How often the pods of a Job run, and when those of a CronJob. */
export function* jobs(resource: Resource): Iterable<Mistake> {
  const { spec } = resource.object as { spec?: Partial<JobSpec & CronJobSpec> }
  if (!spec) return yield missingField({ resource, pointer: '' }, 'spec')
  if (resource.ref.kind === 'CronJob') {
    yield* scheduleMistakes(resource, spec)
    if (spec.jobTemplate && !spec.jobTemplate.spec)
      yield missingField({ resource, pointer: '/spec/jobTemplate' }, 'spec')
    yield* jobMistakes(resource, spec.jobTemplate?.spec ?? {}, '/spec/jobTemplate/spec')
  } else yield* jobMistakes(resource, spec, '/spec')
}

function* scheduleMistakes(resource: Resource, spec: Partial<CronJobSpec>): Iterable<Mistake> {
  const { schedule, timeZone } = spec
  const violation = schedule ? violationOfCronJobSchedule(schedule) : undefined
  const field = { resource, pointer: '/spec/schedule' }
  if (!schedule) yield missingField({ resource, pointer: '/spec' }, 'schedule')
  else if (violation)
    yield invalidValue(field, schedule, violation, 'Five fields: minute, hour, day, month, day of week.')
  if (timeZone !== undefined && !(timeZone.toLowerCase() !== 'local' && isKnownTimeZone(timeZone)))
    yield invalidValue(
      { resource, pointer: '/spec/timeZone' },
      timeZone,
      'is not a valid time zone',
      'For example: Europe/Berlin.',
    )
  for (const name of ['startingDeadlineSeconds', 'successfulJobsHistoryLimit', 'failedJobsHistoryLimit'] as const) {
    const value = spec[name]
    if (value !== undefined && value < 0) yield outOfRange({ resource, pointer: `/spec/${name}` }, value, 'at least 0')
  }
}

function* jobMistakes(resource: Resource, spec: Partial<JobSpec>, pointer: Pointer): Iterable<Mistake> {
  for (const name of COUNTS) {
    const value = spec[name]
    if (value !== undefined && value < 0)
      yield outOfRange({ resource, pointer: `${pointer}/${name}` }, value, 'at least 0')
  }
  yield* selectorMistakes(resource, spec, pointer)
  const isIndexed = spec.completionMode === 'Indexed'
  if (isIndexed) yield* indexedMistakes(resource, spec, pointer)
  else
    for (const name of ['backoffLimitPerIndex', 'maxFailedIndexes', 'successPolicy'] as const)
      if ((spec as Record<string, unknown>)[name] !== undefined)
        yield forbiddenField({ resource, pointer: `${pointer}/${name}` }, 'it needs "completionMode: Indexed"')
  if (spec.maxFailedIndexes !== undefined && spec.backoffLimitPerIndex === undefined)
    yield missingField({ resource, pointer }, 'backoffLimitPerIndex', '"maxFailedIndexes" needs "backoffLimitPerIndex"')
  yield* failureMistakes(resource, spec, pointer)
  yield* successMistakes(resource, spec, pointer)
}

function* indexedMistakes(resource: Resource, spec: Partial<JobSpec>, pointer: Pointer): Iterable<Mistake> {
  const { parallelism = 1, maxFailedIndexes = 0 } = spec
  // Without both, each is 1.
  const completions = spec.completions ?? (spec.parallelism === undefined ? 1 : undefined)
  if (completions === undefined)
    return yield missingField({ resource, pointer }, 'completions', '"completionMode: Indexed" needs "completions"')
  if (parallelism > MOST_INDEXES)
    yield outOfRange({ resource, pointer: `${pointer}/parallelism` }, parallelism, `at most ${MOST_INDEXES}`)
  const most = Math.min(completions, MOST_INDEXES)
  if (maxFailedIndexes > most)
    yield outOfRange({ resource, pointer: `${pointer}/maxFailedIndexes` }, maxFailedIndexes, `at most ${most}`)
  const longest = `${resource.ref.name}-${completions - 1}`
  const violation = resource.ref.kind === 'Job' && completions > 0 ? violationOfDns1123Label(longest) : undefined
  if (violation) yield invalidName({ resource, pointer: '/metadata/name' }, longest, violation)
}

/** The cluster creates the selector of a Job, unless `manualSelector` is set. */
function* selectorMistakes(resource: Resource, spec: Partial<JobSpec>, pointer: Pointer): Iterable<Mistake> {
  const field = { resource, pointer: `${pointer}/selector` }
  const manual = { resource, pointer: `${pointer}/manualSelector` }
  if (resource.ref.kind === 'CronJob') {
    if (spec.selector) yield forbiddenField(field, 'the cluster makes the selectors of Jobs')
    if (spec.manualSelector) yield forbiddenField(manual, 'the cluster makes the selectors of Jobs')
  } else if (spec.selector && !spec.manualSelector)
    yield forbiddenField(field, 'it needs "manualSelector: true" next to it')
  else if (!spec.selector && spec.manualSelector) yield missingField({ resource, pointer }, 'selector')
  else if (spec.selector) yield* ownPodsMistakes(field, spec.selector, spec.template?.metadata?.labels)
}

function* failureMistakes(resource: Resource, spec: Partial<JobSpec>, pointer: Pointer): Iterable<Mistake> {
  const { podFailurePolicy, podReplacementPolicy, template } = spec
  if (!podFailurePolicy) return
  const restart = { resource, pointer: `${pointer}/template/spec/restartPolicy` }
  const policy = template?.spec?.restartPolicy
  if (policy === 'OnFailure') yield unknownValue(restart, policy, ['Never'])
  if (podReplacementPolicy && podReplacementPolicy !== 'Failed')
    yield unknownValue({ resource, pointer: `${pointer}/podReplacementPolicy` }, podReplacementPolicy, ['Failed'])
  const names = [...(template?.spec?.containers ?? []), ...(template?.spec?.initContainers ?? [])].map(
    ({ name }) => name,
  )
  for (const [index, rule] of (podFailurePolicy.rules ?? []).entries())
    yield* ruleMistakes(resource, rule, `${pointer}/podFailurePolicy/rules/${index}`, {
      names,
      hasIndexLimit: spec.backoffLimitPerIndex !== undefined,
    })
}

function* ruleMistakes(
  resource: Resource,
  { action, onExitCodes, onPodConditions = [] }: PodFailurePolicyRule,
  pointer: Pointer,
  { names, hasIndexLimit }: { names: readonly string[]; hasIndexLimit: boolean },
): Iterable<Mistake> {
  if (action === 'FailIndex' && !hasIndexLimit)
    yield forbiddenField({ resource, pointer: `${pointer}/action` }, '"FailIndex" needs "backoffLimitPerIndex"')
  const codes = { resource, pointer: `${pointer}/onExitCodes` }
  const conditions = { resource, pointer: `${pointer}/onPodConditions` }
  if (onExitCodes && onPodConditions.length > 0) yield conflictingFields(conditions, codes)
  if (!onExitCodes) {
    if (onPodConditions.length === 0)
      yield missingField({ resource, pointer }, 'onExitCodes', 'a rule needs "onExitCodes" or "onPodConditions"')
    return
  }
  const { containerName, values, operator } = onExitCodes
  if (containerName && !names.includes(containerName))
    yield unknownValue({ resource, pointer: `${codes.pointer}/containerName` }, containerName, names)
  const field = { resource, pointer: `${codes.pointer}/values` }
  if (!values?.length) yield missingField(codes, 'values')
  else if (values.some((value, index) => index > 0 && value <= values[index - 1]!))
    yield invalidValue(field, values, 'must be in order, without doubles')
  else if (operator === 'In' && values.includes(0)) yield outOfRange(field, 0, 'above 0, since 0 is success')
}

const MOST_INDEXES = 100_000
const COUNTS = [
  'parallelism',
  'completions',
  'activeDeadlineSeconds',
  'backoffLimit',
  'ttlSecondsAfterFinished',
  'backoffLimitPerIndex',
  'maxFailedIndexes',
] as const
