import { because, byRule, keyOriginOf, lowered, type Origin, originsOf, own } from 'k3s-platform/plugin'
import type { Volume } from '../../model/resources.ts'
import type { VolumeMount } from '../../model/volume-mount.ts'
import { byteSize } from '../../text/byte-size.ts'
import { approximatedKey, ignoredKey, unsupportedKey } from '../loss-messages.ts'
import { slugOf } from '../names.ts'
import { quantityOfBytes } from '../quantity-of-bytes.ts'
import type { Subject } from '../stack.ts'
import { isSourceOfImage, mountBind } from './bind.ts'
import { notSeeded } from './claim-messages.ts'
import { externalRequired } from './file-messages.ts'
import type { ChangeableVolume, Storage } from './storage.ts'

/** Collects a named volume as a claim, and one without a name as an emptyDir. */
export function mountNamed(mount: VolumeMount, subject: Subject, storage: Storage): void {
  const { stack, report } = subject
  const { source, target = '' } = mount
  if (keepsFilesOfImage(mount, subject)) {
    report(
      ignoredKey(
        `volumes: ${target}`,
        'it keeps files of the image apart from sources that are not mounted',
        originsOf(mount, 'target')[0],
      ),
    )
    return
  }
  if (source === undefined) {
    const at = originsOf(mount, 'target')
    report(
      approximatedKey(
        `volumes: ${target}`,
        'has no name, so its files go with the pod',
        at[0],
        'Name it to keep them.',
      ),
    )
    storage.changeable.push({ node: emptyFolder(mount, storage.name(target)) })
    return
  }
  const volume = own(stack.compose.volumes, source) ?? {}
  const special = specialVolume(mount, volume, subject, storage)
  if (special) return
  if (mount.volume?.nocopy)
    report(ignoredKey('volumes.volume.nocopy', 'nothing is copied', keyOriginOf(mount.volume, 'nocopy')))
  else if (!volume.external && mount.volume?.nocopy === false)
    report(notSeeded(source, target, originsOf(mount.volume, 'nocopy')[0]))
  if (volume.external)
    report(
      externalRequired(
        `The claim "${volume.name ?? source}"`,
        stack.namespace,
        originsOf(volume, 'external')[0] ?? keyOriginOf(stack.compose.volumes, source),
      ),
    )
  storage.changeable.push(claimOf(mount, source, { volume, subject, storage }))
}

/** Whether a volume is there only to let what was built into the image show through the sources that lie over it. */
function keepsFilesOfImage({ source, target = '' }: VolumeMount, subject: Subject): boolean {
  if (source !== undefined && !/\/(node_modules|vendor|\.?venv|target|dist|build|\.next)$/.test(target)) return false
  return (subject.service.volumes ?? []).some(
    other => other.type === 'bind' && target.startsWith(`${other.target}/`) && isSourceOfImage(other, subject),
  )
}

function claimOf(
  mount: VolumeMount,
  source: string,
  { volume, subject, storage }: { volume: Volume; subject: Subject; storage: Storage },
): ChangeableVolume {
  const { stack } = subject
  const at = originsOf(mount, 'source')
  const claim = volume.external ? (volume.name ?? source) : `${stack.name}-${slugOf(source)}`
  const places = [...at, ...declaredAt(source, stack.compose.volumes)]
  return {
    node: lowered<ChangeableVolume['node']>(mount, {
      name: because(storage.name(source), places),
      type: because('pvc', [...places, ...originsOf(mount, 'type')]),
      mount_path: because(mount.target ?? '', 'target'),
      read_only: mount.read_only,
      size: because('1Gi', byRule('compose.volume-size', at)),
    }),
    claim,
    ...(volume.external && { exists: true }),
    ...(mount.volume?.subpath !== undefined && {
      subPath: because(mount.volume.subpath, originsOf(mount.volume, 'subpath')),
    }),
  }
}

function declaredAt(source: string, volumes: Readonly<Record<string, Volume>>): readonly Origin[] {
  const volume = own(volumes, source)
  const key = keyOriginOf(volumes, source)
  return [
    ...(key ? [key] : []),
    ...originsOf(volume, 'name'),
    ...(volume?.external ? originsOf(volume, 'external') : []),
  ]
}

function emptyFolder(mount: VolumeMount, name: string): ChangeableVolume['node'] {
  const at = originsOf(mount, 'target')
  return lowered<ChangeableVolume['node']>(mount, {
    name: because(name, at),
    type: because('emptyDir', [...at, ...originsOf(mount, 'type')]),
    mount_path: because(mount.target ?? '', at),
    read_only: mount.read_only,
  })
}

/** A volume whose driver says that it is something else: memory, or a folder of the host. */
function specialVolume(mount: VolumeMount, volume: Volume, subject: Subject, storage: Storage): boolean {
  const options = volume.driver_opts
  const { report } = subject
  if (!options || volume.external) return false
  const { type, o: flags = '', device } = options
  if (type === 'tmpfs') {
    const written = flags.split(',').filter(flag => flag !== '')
    const size = written.find(flag => flag.startsWith('size='))?.slice('size='.length)
    const bytes = size === undefined ? undefined : byteSize(size)
    storage.fixed.push(
      lowered(mount, {
        name: because(storage.name(mount.source!), 'source'),
        mountPath: because(mount.target ?? '', 'target'),
        readOnly: mount.read_only ?? false,
        source: because(
          lowered(options, {
            kind: 'emptyDir',
            medium: because('Memory', [...originsOf(options, 'type'), ...originsOf(options, 'device')]),
            sizeLimit: because(bytes ? quantityOfBytes(bytes) : undefined, 'o'),
          }),
          originsOf(options, 'type'),
        ),
      }),
    )
    for (const flag of written)
      if (!flag.startsWith('size=') || bytes === undefined)
        report(
          unsupportedKey(
            `driver_opts.o: ${flag}`,
            'a memory volume does not have this option',
            'Only "size" has a counterpart.',
            originsOf(options, 'o')[0],
          ),
        )
    return true
  }
  if (flags.split(',').includes('bind') && device !== undefined) {
    report(approximatedKey('driver_opts', 'mounts a folder, as "type: bind" does', originsOf(options, 'o')[0]))
    mountBind(
      lowered(mount, {
        type: because('bind', originsOf(options, 'type')),
        source: because(device, originsOf(options, 'device')),
        target: mount.target,
        read_only: mount.read_only,
      }),
      subject,
      storage,
    )
    return true
  }
  return false
}
