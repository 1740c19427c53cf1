import type { Pointer, Resource } from 'k3s-platform/plugin'
import type { PodSecurityContext, SeccompProfile, SecurityContext } from 'kubernetes-types/core/v1.js'
import {
  conflictingFields,
  duplicateValue,
  forbiddenField,
  invalidValue,
  missingField,
  outOfRange,
} from './messages.ts'
import type { Field, Mistake } from './mistake.ts'
import { containersOf, podOf } from './pod.ts'
import { relativePathViolation } from './volumes.ts'

/** Under which user pods and containers run, and what they may do. */
export function* securityContexts(resource: Resource): Iterable<Mistake> {
  const pod = podOf(resource)
  if (!pod) return
  const { securityContext, hostPID, shareProcessNamespace, hostUsers } = pod.spec
  if (securityContext) yield* podMistakes(resource, securityContext, `${pod.pointer}/spec/securityContext`)
  if (hostPID && shareProcessNamespace)
    yield conflictingFields(
      { resource, pointer: `${pod.pointer}/spec/shareProcessNamespace` },
      { resource, pointer: `${pod.pointer}/spec/hostPID` },
    )
  if (hostUsers === false)
    for (const name of ['hostPID', 'hostIPC'] as const)
      if (pod.spec[name])
        yield forbiddenField({ resource, pointer: `${pod.pointer}/spec/${name}` }, '"hostUsers" is false')
  for (const { container, pointer } of containersOf(pod)) {
    if (!container.securityContext) continue
    const at = `${pointer}/securityContext`
    yield* containerMistakes(resource, container.securityContext, at)
    if (container.securityContext.procMount === 'Unmasked' && hostUsers !== false)
      yield forbiddenField({ resource, pointer: `${at}/procMount` }, 'it needs "hostUsers: false" in the pod')
  }
}

function* podMistakes(resource: Resource, context: PodSecurityContext, pointer: Pointer): Iterable<Mistake> {
  yield* idMistakes(resource, context, pointer)
  for (const [index, group] of (context.supplementalGroups ?? []).entries())
    yield* idMistake({ resource, pointer: `${pointer}/supplementalGroups/${index}` }, group)
  yield* seccompMistakes({ resource, pointer: `${pointer}/seccompProfile` }, context.seccompProfile)
  const seen = new Map<string, Field>()
  for (const [index, { name }] of (context.sysctls ?? []).entries()) {
    const field = { resource, pointer: `${pointer}/sysctls/${index}/name` }
    const earlier = seen.get(name)
    if (!name) yield missingField({ resource, pointer: `${pointer}/sysctls/${index}` }, 'name')
    else if (!SYSCTL.test(name) || name.length > 253) yield invalidValue(field, name, 'is no name of a sysctl')
    else if (earlier) yield duplicateValue(field, name, earlier)
    else seen.set(name, field)
  }
}

function* containerMistakes(resource: Resource, context: SecurityContext, pointer: Pointer): Iterable<Mistake> {
  yield* idMistakes(resource, context, pointer)
  yield* seccompMistakes({ resource, pointer: `${pointer}/seccompProfile` }, context.seccompProfile)
  if (context.allowPrivilegeEscalation !== false) return
  const denied = { resource, pointer: `${pointer}/allowPrivilegeEscalation` }
  if (context.privileged) yield conflictingFields(denied, { resource, pointer: `${pointer}/privileged` }, PRIVILEGES)
  const index = context.capabilities?.add?.indexOf('CAP_SYS_ADMIN') ?? -1
  if (index >= 0)
    yield conflictingFields(denied, { resource, pointer: `${pointer}/capabilities/add/${index}` }, PRIVILEGES)
}

function* idMistakes(resource: Resource, context: Ids, pointer: Pointer): Iterable<Mistake> {
  for (const name of ['runAsUser', 'runAsGroup', 'fsGroup'] as const)
    yield* idMistake({ resource, pointer: `${pointer}/${name}` }, context[name])
}

function* idMistake(field: Field, id: number | undefined): Iterable<Mistake> {
  if (id !== undefined && (id < 0 || id > 2 ** 31 - 1)) yield outOfRange(field, id, 'from 0 to 2147483647')
}

function* seccompMistakes(field: Field, profile: SeccompProfile | undefined): Iterable<Mistake> {
  if (!profile) return
  const { type, localhostProfile } = profile
  const fileField = { ...field, pointer: `${field.pointer}/localhostProfile` }
  if (type !== 'Localhost') {
    if (localhostProfile !== undefined) yield forbiddenField(fileField, `the profile is of type "${type}"`)
    return
  }
  if (localhostProfile === undefined)
    return yield missingField(field, 'localhostProfile', 'a profile of type "Localhost" needs the file on the node')
  const violation = relativePathViolation(localhostProfile)
  if (violation)
    yield invalidValue(fileField, localhostProfile, violation, 'Write a path below the seccomp folder of the node.')
}

interface Ids {
  readonly runAsUser?: number
  readonly runAsGroup?: number
  readonly fsGroup?: number
}

const PRIVILEGES = 'what is privileged can always gain rights'
const SYSCTL = /^(?:[a-z0-9](?:[-_a-z0-9]*[a-z0-9])?[./])*[a-z0-9](?:[-_a-z0-9]*[a-z0-9])?$/
