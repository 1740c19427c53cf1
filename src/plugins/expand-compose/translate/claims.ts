import { type Claim, type Origin, originsOf, trace, type Volume, type Workload } from 'k3s-platform/plugin'
import { PROJECT_LABEL } from './policy.ts'
import type { Stack } from './stack.ts'
import { assumedSize, differentClaims, sharedClaim } from './volumes/messages.ts'

/**
 * The workloads of a stack with one claim for each volume that they share: what apps.yaml says for one of the services
 * holds for the volume. It is applied with the first that mounts it, since a claim waits for a pod.
 */
export function withSharedClaims(workloads: readonly Workload[], stack: Stack): readonly Workload[] {
  const users = new Map<string, { readonly workload: Workload; readonly volume: Volume; readonly claim: Claim }[]>()
  for (const workload of workloads)
    for (const volume of workload.volumes)
      if (volume.source.kind === 'persistentVolumeClaim') {
        const { claim } = volume.source
        users.set(claim.name, [...(users.get(claim.name) ?? []), { workload, volume, claim }])
      }
  const claims = new Map<string, Claim>()
  for (const [name, uses] of users) claims.set(name, oneOf(name, uses, stack))
  return workloads.map(workload => {
    if (!workload.volumes.some(({ source }) => source.kind === 'persistentVolumeClaim')) return workload
    return { ...workload, volumes: workload.volumes.map(volume => withClaim(volume, claims)) }
  })
}

type Use = { readonly workload: Workload; readonly volume: Volume; readonly claim: Claim }

function withClaim(volume: Volume, claims: ReadonlyMap<string, Claim>): Volume {
  const { source } = volume
  if (source.kind !== 'persistentVolumeClaim') return volume
  const claim = claims.get(source.claim.name) ?? source.claim
  return trace(volume, { ...volume, source: trace(source, { ...source, claim }) })
}

function oneOf(name: string, uses: readonly Use[], stack: Stack): Claim {
  const [first] = uses
  const said = uses.filter(({ claim }) => FIELDS.some(field => isWritten(claim, field)))
  const [use = first!, ...others] = said
  for (const other of others)
    if (FIELDS.some(field => JSON.stringify(other.claim[field]) !== JSON.stringify(use.claim[field])))
      stack.report(differentClaims(other.volume.name, placeOf(other.claim), placeOf(use.claim)))
  const services = [...new Set(uses.map(({ workload }) => workload.name))]
  const at = originsOf(use.volume, 'name')[0]
  if (!use.claim.exists && !isWritten(use.claim, 'size'))
    stack.report(assumedSize(use.volume.name, use.workload.name, at))
  if (services.length > 1 && !use.claim.accessModes.includes('ReadWriteMany') && !use.claim.exists)
    stack.report(sharedClaim(use.volume.name, services, at))
  if (services.length === 1 && name !== '') return use.claim
  const waves = uses.map(({ workload }) => workload.wave ?? 0)
  return trace(use.claim, {
    ...use.claim,
    labels: { 'app.kubernetes.io/managed-by': 'k3s-platform', [PROJECT_LABEL]: stack.name },
    ...(waves.some(wave => wave > 0) && { wave: Math.min(...waves) }),
  })
}

const FIELDS = ['size', 'storageClass', 'accessModes'] as const

/** Whether apps.yaml says it; what nobody said has the mark of a rule. */
function isWritten(claim: Claim, field: (typeof FIELDS)[number]): boolean {
  const origins: readonly Origin[] = originsOf(claim, field)
  return claim[field] !== undefined && origins.some(({ rule }) => rule === undefined)
}

function placeOf(claim: Claim): Origin | undefined {
  return FIELDS.flatMap(field => originsOf(claim, field)).find(({ rule }) => rule === undefined)
}
