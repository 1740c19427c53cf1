import { because, byRule, lowered, originsOf } from 'k3s-platform/plugin'
import type { VolumeMount } from '../../model/volume-mount.ts'
import type { Subject } from '../stack.ts'
import { folderClaim } from './folder-claim.ts'
import type { ChangeableVolume, Storage } from './storage.ts'

/** A folder in which services keep data as a claim; the first service that mounts it reports it. */
export function folderVolume(mount: VolumeMount, subject: Subject, storage: Storage): ChangeableVolume {
  const { source = '', target = '' } = mount
  const at = originsOf(mount, 'source')
  const name = storage.name(source.slice(source.lastIndexOf('/') + 1) || target)
  if (isFirst(mount, subject)) storage.folders.push({ source, name, content: contentOf(source, subject), at: at[0] })
  return {
    node: lowered<ChangeableVolume['node']>(mount, {
      name: because(name, at),
      type: because('pvc', [...originsOf(mount, 'type'), ...at]),
      mount_path: because(target, 'target'),
      read_only: mount.read_only,
      size: because('1Gi', byRule('compose.folder-size', at)),
    }),
    claim: folderClaim(source, subject.stack),
  }
}

/** Whether no other mount of the stack, in the order of its services, has the same source. */
function isFirst(mount: VolumeMount, { stack }: Subject): boolean {
  const mounts = Object.values(stack.compose.services).flatMap(({ volumes = [] }) => volumes)
  const first = mounts.find(({ type, source }) => type === 'bind' && source === mount.source)
  return first === mount || !mounts.includes(mount)
}

function contentOf(source: string, { stack }: Subject): 'none' | 'some' | 'unknown' {
  const listing = stack.context.files.list(source)
  if ('problem' in listing) return stack.context.files.kind(source) === 'missing' ? 'none' : 'unknown'
  return listing.files.length > 0 ? 'some' : 'none'
}
