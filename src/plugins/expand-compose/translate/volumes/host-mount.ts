import { because, lowered, type Origin, originsOf, type Volume } from 'k3s-platform/plugin'
import type { VolumeMount } from '../../model/volume-mount.ts'
import type { Subject } from '../stack.ts'
import { writtenSettings } from '../written-settings.ts'
import { folderVolume } from './folder-volume.ts'
import { hostPathAllowed, hostTime } from './host-messages.ts'
import { hostPathKind } from './host-path.ts'
import type { Storage } from './storage.ts'

/**
 * Collects a mount of a path of the host. Folders for data become claims; the clock needs no mount; everything else is
 * refused unless apps.yaml allows it or mounts something else there.
 */
export function mountHost(mount: VolumeMount, subject: Subject, storage: Storage): void {
  const { source = '', target = '' } = mount
  if (subject.stack.settings.allow_host_path && source.startsWith('/')) mountNode(mount, subject, storage)
  else if (!isReplaced(mount, subject))
    switch (hostPathKind(source, target)) {
      case 'clock':
        subject.report(hostTime(source, subject.name, originsOf(mount, 'source')[0]))
        break
      case 'data':
        storage.changeable.push(folderVolume(mount, subject, storage))
        break
      case 'engine':
        // The stack reports it once for all services.
        break
      default:
        storage.refused.push(mount)
    }
}

/** Whether apps.yaml mounts a volume of its own where the Compose file mounts a path. */
export function isReplaced({ target }: VolumeMount, { name, stack }: Pick<Subject, 'name' | 'stack'>): boolean {
  return writtenSettings(name, stack).some(({ volumes = [] }) =>
    volumes.some(volume => volume.type !== undefined && volume.mount_path === target),
  )
}

function mountNode(mount: VolumeMount, { report }: Subject, storage: Storage): void {
  const { source = '', target = '' } = mount
  const at: readonly Origin[] = originsOf(mount, 'source')
  report(hostPathAllowed(source, at[0]))
  storage.fixed.push(
    lowered(mount, {
      name: because(storage.name(source), at),
      mountPath: because(target, 'target'),
      readOnly: mount.read_only ?? false,
      mountPropagation: because(propagationOf(mount), originsOf(mount.bind, 'propagation')),
      source: because(lowered(mount, { kind: 'hostPath', path: because(source.replace(/(.)\/+$/, '$1'), 'source') }), [
        ...originsOf(mount, 'type'),
        ...at,
      ]),
    }),
  )
}

function propagationOf({ bind }: VolumeMount): Volume['mountPropagation'] {
  if (bind?.propagation === undefined) return undefined
  if (/shared$/.test(bind.propagation)) return 'Bidirectional'
  return /slave$/.test(bind.propagation) ? 'HostToContainer' : 'None'
}
