import type { Mistake } from 'k3s-platform/plugin'
import {
  forbiddenField,
  invalidName,
  invalidValue,
  isIpAddress,
  missingField,
  outOfRange,
  type Pointer,
  type Resource,
  violationOfDns1123Label,
  violationOfDns1123Subdomain,
  violationOfQualifiedName,
} from 'k3s-platform/plugin'
import type { PodSpec } from 'kubernetes-types/core/v1.js'
import { type Pod, podOf } from './pod.ts'
import { unknownValue } from './schema-messages.ts'

/** What pods say of themselves as a whole: names that they use, names that they resolve, when they end. */
export function* pods(resource: Resource): Iterable<Mistake> {
  const pod = podOf(resource)
  if (!pod) return
  const { spec } = pod
  const pointer = `${pod.pointer}/spec`
  for (const name of SUBDOMAINS) {
    const text = spec[name]
    // An empty one is absent, except for the class that cannot be empty.
    const isNone = text === undefined || (text === '' && name !== 'runtimeClassName')
    const violation = isNone ? undefined : violationOfDns1123Subdomain(text)
    if (violation) yield invalidName({ resource, pointer: `${pointer}/${name}` }, text!, violation)
  }
  // A StatefulSet gives its pods both.
  if (resource.ref.kind !== 'StatefulSet')
    for (const name of ['hostname', 'subdomain'] as const) {
      const text = spec[name]
      const violation = text ? violationOfDns1123Label(text) : undefined
      if (violation) yield invalidName({ resource, pointer: `${pointer}/${name}` }, text!, violation)
    }
  if (spec.ephemeralContainers?.length)
    yield forbiddenField({ resource, pointer: `${pointer}/ephemeralContainers` }, 'only running pods get them')
  if (spec.os && !SYSTEMS.includes(spec.os.name))
    yield unknownValue({ resource, pointer: `${pointer}/os/name` }, spec.os.name, SYSTEMS)
  yield* endMistakes(pod, pointer)
  yield* aliasMistakes(resource, spec, pointer)
  yield* dnsMistakes(resource, spec, `${pointer}/dnsConfig`)
  for (const [index, gate] of (spec.readinessGates ?? []).entries()) {
    const violation = violationOfQualifiedName(gate.conditionType ?? '')
    const field = { resource, pointer: `${pointer}/readinessGates/${index}/conditionType` }
    if (violation) yield invalidName(field, gate.conditionType ?? '', violation)
  }
}

/** When pods end, and what happens then: a controller that keeps pods running restarts them always. */
function* endMistakes({ resource, spec }: Pod, pointer: Pointer): Iterable<Mistake> {
  const { terminationGracePeriodSeconds: grace, activeDeadlineSeconds: deadline, restartPolicy } = spec
  if (grace !== undefined && grace < 0)
    yield outOfRange({ resource, pointer: `${pointer}/terminationGracePeriodSeconds` }, grace, 'at least 0')
  const isJob = resource.ref.kind === 'Job' || resource.ref.kind === 'CronJob'
  const field = { resource, pointer: `${pointer}/restartPolicy` }
  if (!isJob && restartPolicy !== undefined && restartPolicy !== 'Always')
    yield unknownValue(field, restartPolicy, ['Always'])
  if (isJob && restartPolicy !== 'OnFailure' && restartPolicy !== 'Never') {
    if (restartPolicy === undefined)
      yield missingField({ resource, pointer }, 'restartPolicy', 'pods of a Job restart "OnFailure" or "Never"')
    else yield unknownValue(field, restartPolicy, ['OnFailure', 'Never'])
  }
  if (deadline === undefined) return
  const deadlineField = { resource, pointer: `${pointer}/activeDeadlineSeconds` }
  if (!isJob) yield forbiddenField(deadlineField, `pods of a ${resource.ref.kind} run without end`)
  else if (deadline < 1 || deadline > 2 ** 31 - 1) yield outOfRange(deadlineField, deadline, 'from 1 to 2147483647')
}

function* aliasMistakes(resource: Resource, { hostAliases }: PodSpec, pointer: Pointer): Iterable<Mistake> {
  for (const [index, { ip, hostnames }] of (hostAliases ?? []).entries()) {
    const at = `${pointer}/hostAliases/${index}`
    if (!isIpAddress(ip ?? ''))
      yield invalidValue({ resource, pointer: `${at}/ip` }, ip, 'is not a valid IP address', 'For example: 10.0.0.1.')
    for (const [position, name] of (hostnames ?? []).entries()) {
      const violation = violationOfDns1123Subdomain(name)
      if (violation) yield invalidName({ resource, pointer: `${at}/hostnames/${position}` }, name, violation)
    }
  }
}

function* dnsMistakes(resource: Resource, { dnsConfig, dnsPolicy }: PodSpec, pointer: Pointer): Iterable<Mistake> {
  const { nameservers = [], searches = [], options = [] } = dnsConfig ?? {}
  const field = { resource, pointer }
  if (dnsPolicy === 'None' && nameservers.length === 0)
    yield missingField(field, 'nameservers', '"dnsPolicy: None" needs "nameservers"')
  if (nameservers.length > 3)
    yield outOfRange({ ...field, pointer: `${pointer}/nameservers` }, nameservers, 'at most 3 long')
  for (const [index, server] of nameservers.entries())
    if (!isIpAddress(server))
      yield invalidValue(
        { resource, pointer: `${pointer}/nameservers/${index}` },
        server,
        'is not a valid IP address',
        'For example: 10.0.0.1.',
      )
  if (searches.length > 32 || searches.join(' ').length > 2048)
    yield outOfRange({ resource, pointer: `${pointer}/searches` }, searches, 'at most 32 names in 2048 characters')
  for (const [index, search] of searches.entries()) {
    const name = search.replace(/\.$/, '').replaceAll('_', 'x')
    const violation = search === '.' ? undefined : violationOfDns1123Subdomain(name)
    if (violation) yield invalidName({ resource, pointer: `${pointer}/searches/${index}` }, search, violation)
  }
  for (const [index, { name }] of options.entries())
    if (!name) yield missingField({ resource, pointer: `${pointer}/options/${index}` }, 'name')
}

const SYSTEMS: readonly string[] = ['linux', 'windows']
const SUBDOMAINS = ['serviceAccountName', 'nodeName', 'priorityClassName', 'runtimeClassName'] as const
