import {
  type Claim,
  fieldOf,
  lowered,
  type Origin,
  originsOf,
  trace,
  type Volume,
  type Workload,
  withProvenanceOf,
  writtenOriginsOf,
} from 'k3s-platform/plugin'
import { slugOf } from './names.ts'
import { PROJECT_LABEL } from './policy.ts'
import type { Stack } from './stack.ts'
import { assumedSize, differentClaims, sharedClaim } from './volumes/claim-messages.ts'
import { writtenSettings } from './written-settings.ts'

/**
 * The workloads of a stack with one claim for each volume that they share: what apps.yaml says for one of the services
 * holds for the volume.
 */
export function withSharedClaims(workloads: readonly Workload[], stack: Stack): readonly Workload[] {
  const users = new Map<string, Use[]>()
  for (const workload of workloads)
    for (const volume of workload.volumes)
      if (volume.source.kind === 'persistentVolumeClaim') {
        const { claim } = volume.source
        users.set(claim.name, [...(users.get(claim.name) ?? []), { workload, volume, claim }])
      }
  const claims = new Map<string, Claim>()
  for (const [name, uses] of users) claims.set(name, oneOf(uses, stack))
  return workloads.map(workload => {
    if (!workload.volumes.some(({ source }) => source.kind === 'persistentVolumeClaim')) return workload
    const volumes = workload.volumes.map(volume => withClaim(volume, claims))
    return withProvenanceOf(workload, { ...workload, volumes })
  })
}

type Use = { readonly workload: Workload; readonly volume: Volume; readonly claim: Claim }

function withClaim(volume: Volume, claims: ReadonlyMap<string, Claim>): Volume {
  const { source } = volume
  if (source.kind !== 'persistentVolumeClaim') return volume
  const claim = claims.get(source.claim.name) ?? source.claim
  return trace(volume, { ...volume, source: trace(source, { ...source, claim }) })
}

function oneOf(uses: readonly Use[], stack: Stack): Claim {
  const { claim, volume, workload } = uses[0]!
  const name = nameOf(claim, stack) ?? volume.name
  const said = FIELDS.flatMap(field => {
    const [first, ...others] = uses.filter(use => isWritten(use, field, stack))
    for (const other of others)
      if (JSON.stringify(other.claim[field]) !== JSON.stringify(first!.claim[field]))
        stack.report(differentClaims(name, KEYS[field], placeOf(other.claim, field), placeOf(first!.claim, field)))
    return first ? [[field, fieldOf(first.claim, field)] as const] : []
  })
  const made = lowered<Claim>(claim, { ...claim, ...Object.fromEntries(said) })
  const services = [...new Set(uses.map(use => use.workload.name))]
  const at = originsOf(volume, 'name')[0]
  if (!made.exists && nameOf(made, stack) !== undefined && !uses.some(use => isWritten(use, 'size', stack)))
    stack.report(assumedSize(name, workload.name, at))
  if (services.length === 1) return made
  if (!made.accessModes.includes('ReadWriteMany') && !made.exists) stack.report(sharedClaim(name, services, at))
  return trace(made, {
    ...made,
    labels: { 'app.kubernetes.io/managed-by': 'k3s-platform', [PROJECT_LABEL]: stack.name },
  })
}

/** The name of the volume in the compose file. */
function nameOf(claim: Claim, { name, compose }: Stack): string | undefined {
  return Object.keys(compose.volumes).find(volume => claim.name === `${name}-${slugOf(volume)}`)
}

const KEYS = { size: 'size', storageClass: 'storage_class', accessModes: 'access_modes' } as const

const FIELDS = ['size', 'storageClass', 'accessModes'] as const

/** Whether apps.yaml says it of the volume, by its name or by where it is mounted. */
function isWritten({ workload, volume }: Use, field: (typeof FIELDS)[number], stack: Stack): boolean {
  const [service = ''] = [...stack.hosts].find(([, host]) => host === workload.name) ?? []
  return writtenSettings(service, stack).some(({ volumes = [] }) =>
    volumes.some(
      written =>
        (slugOf(written.name) === volume.name || written.mount_path === volume.mountPath) &&
        written[KEYS[field]] !== undefined,
    ),
  )
}

function placeOf(claim: Claim, field: (typeof FIELDS)[number]): Origin | undefined {
  return writtenOriginsOf(claim, field)[0]
}
