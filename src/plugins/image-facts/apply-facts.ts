import {
  because,
  byRule,
  type Context,
  closestTo,
  lowered,
  originsOf,
  type Project,
  trace,
  type Volume,
  type Workload,
  withProvenanceOf,
} from 'k3s-platform/plugin'
import { factsOf, knownImages } from './find-facts.ts'
import { withEmptyFolders } from './folders.ts'
import { contentHidden, unknownImage } from './messages.ts'
import type { ImageFacts } from './table.ts'

/** The project with what is known of the images of its stacks applied to their workloads. */
export function applyFacts(project: Project, context: Context): Project {
  const users = new Map<string, number>()
  for (const { volumes } of project.workloads)
    for (const { source } of volumes)
      if (source.kind === 'persistentVolumeClaim') users.set(source.claim.name, (users.get(source.claim.name) ?? 0) + 1)
  const workloads = project.workloads.map(workload => {
    const facts = workload.unit.startsWith('compose/') ? knownOf(workload, context) : undefined
    if (!facts) return workload
    reportContent(workload, facts, users, context)
    return withGroup(withEmptyFolders(workload, facts), facts)
  })
  return withProvenanceOf(project, { ...project, workloads })
}

function knownOf(workload: Workload, context: Context): ImageFacts | undefined {
  const { imageFacts: like, container } = workload
  if (like === 'off') return undefined
  const facts = factsOf(like ?? container.image)
  if (like !== undefined && !facts)
    context.report({
      ...unknownImage(like, closestTo(like.replace(/:.*$/, ''), knownImages()), originsOf(workload, 'imageFacts')[0]),
      entry: workload.unit,
    })
  return facts
}

/** A claim belongs to root: a process that is not root writes to it through a group. */
function withGroup(workload: Workload, { group }: ImageFacts): Workload {
  const { security, container } = workload
  const { podSecurityContext: pod, containerSecurityContext: own } = security
  const isDecided = [pod.fsGroup, pod.runAsUser, own.runAsUser].some(value => value !== undefined)
  if (group === undefined || isDecided || !workload.volumes.some(isWritable)) return workload
  const at = byRule('image-facts.group', originsOf(container, 'image'))
  const context = lowered<typeof pod>(pod, {
    ...pod,
    fsGroup: because(group, at),
    fsGroupChangePolicy: because('OnRootMismatch' as const, at),
  })
  return trace(workload, { ...workload, security: trace(security, { ...security, podSecurityContext: context }) })
}

function isWritable({ source, readOnly }: Volume): boolean {
  return source.kind === 'persistentVolumeClaim' && !readOnly
}

/** Claims of one container that hide files of its image. Another container of the stack may fill a shared one. */
function reportContent(
  workload: Workload,
  { content = [] }: ImageFacts,
  users: ReadonlyMap<string, number>,
  context: Context,
): void {
  for (const volume of workload.volumes) {
    const { source, mountPath } = volume
    if (source.kind !== 'persistentVolumeClaim' || source.claim.exists || !content.includes(mountPath)) continue
    if (users.get(source.claim.name) === 1)
      context.report({
        ...contentHidden(volume.name, mountPath, workload.container.image, originsOf(volume, 'mountPath')[0]),
        entry: workload.unit,
      })
  }
}
