import type { Field, Mistake, Pointer, Resource } from 'k3s-platform/plugin'
import {
  conflictingFields,
  duplicateValue,
  forbiddenField,
  invalidValue,
  missingField,
  outOfRange,
} from 'k3s-platform/plugin'
import type { PodSecurityContext, SecurityContext } from 'kubernetes-types/core/v1.js'
import { containersOf, type Pod, podOf } from './pod.ts'
import { relativePathViolation } from './volume-files.ts'

/** Under which user pods and containers run, and what they may do. */
export function* securityContexts(resource: Resource): Iterable<Mistake> {
  const pod = podOf(resource)
  if (!pod) return
  const { securityContext, hostPID, shareProcessNamespace, hostUsers } = pod.spec
  if (securityContext) yield* podMistakes(pod, securityContext, `${pod.pointer}/spec/securityContext`)
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

function* podMistakes({ resource, spec }: Pod, context: PodSecurityContext, pointer: Pointer): Iterable<Mistake> {
  yield* idMistakes(resource, context, pointer)
  for (const [index, group] of (context.supplementalGroups ?? []).entries())
    yield* idMistake({ resource, pointer: `${pointer}/supplementalGroups/${index}` }, group)
  yield* profileMistakes(resource, context, pointer)
  const seen = new Map<string, Field>()
  for (const [index, { name }] of (context.sysctls ?? []).entries()) {
    const field = { resource, pointer: `${pointer}/sysctls/${index}/name` }
    const earlier = seen.get(name)
    if (!name) yield missingField({ resource, pointer: `${pointer}/sysctls/${index}` }, 'name')
    else if (!SYSCTL.test(name) || name.length > 253) yield invalidValue(field, name, 'is not a valid sysctl name')
    else if (earlier) yield duplicateValue(field, name, earlier)
    else seen.set(name, field)
    if (spec.hostNetwork && name?.replaceAll('/', '.').startsWith('net.'))
      yield forbiddenField(field, 'with "hostNetwork" it would change the node')
  }
}

function* containerMistakes(resource: Resource, context: SecurityContext, pointer: Pointer): Iterable<Mistake> {
  yield* idMistakes(resource, context, pointer)
  yield* profileMistakes(resource, context, pointer)
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

function* profileMistakes(resource: Resource, context: object, pointer: Pointer): Iterable<Mistake> {
  for (const name of ['seccompProfile', 'appArmorProfile'] as const) {
    const profile = (context as Readonly<Record<string, Profile | undefined>>)[name]
    if (profile) yield* localProfileMistakes({ resource, pointer: `${pointer}/${name}` }, profile)
    // AppArmor knows its profiles by name.
    const violation = name === 'seccompProfile' ? relativePathViolation(profile?.localhostProfile ?? '') : undefined
    if (violation)
      yield invalidValue(
        { resource, pointer: `${pointer}/${name}/localhostProfile` },
        profile?.localhostProfile,
        violation,
        'Write a path below the seccomp folder of the node.',
      )
  }
}

function* localProfileMistakes(field: Field, { type, localhostProfile }: Profile): Iterable<Mistake> {
  const fileField = { ...field, pointer: `${field.pointer}/localhostProfile` }
  if (type !== 'Localhost') {
    if (localhostProfile !== undefined) yield forbiddenField(fileField, `the profile is of type "${type}"`)
  } else if (!localhostProfile)
    yield missingField(field, 'localhostProfile', 'type "Localhost" needs the name of a profile that the node has')
}

interface Profile {
  readonly type?: string
  readonly localhostProfile?: string
}

interface Ids {
  readonly runAsUser?: number
  readonly runAsGroup?: number
  readonly fsGroup?: number
}

const PRIVILEGES = 'what is privileged can always gain rights'
const SYSCTL = /^(?:[a-z0-9](?:[-_a-z0-9]*[a-z0-9])?[./])*[a-z0-9](?:[-_a-z0-9]*[a-z0-9])?$/
