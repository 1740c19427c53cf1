import { because, fieldOf, keyOriginOf, lowered, type Origin, originsOf, type Written } from 'k3s-platform/plugin'
import type { VolumeMount } from '../../model/volume-mount.ts'
import { byteSize } from '../../text/byte-size.ts'
import { approximatedKey, ignoredKey, impossibleKey, invalidValue, unsupportedKey } from '../loss-messages.ts'
import { quantityOfBytes } from '../quantity-of-bytes.ts'
import type { Subject } from '../stack.ts'
import { mountBind } from './bind.ts'
import { folderBecomesClaim } from './claim-messages.ts'
import { hostPath } from './host-messages.ts'
import { isOnHost } from './host-path.ts'
import { mountNamed } from './named-volume.ts'
import type { ChangeableVolume, Storage } from './storage.ts'

/** Collects what `volumes`, `tmpfs` and `shm_size` of a service mount. */
export function collectMounts(subject: Subject, storage: Storage): void {
  const { service, report } = subject
  for (const [index, mount] of (service.volumes ?? []).entries()) {
    reportOptions(mount, report)
    if (mount.target !== undefined || mount.type === 'npipe' || mount.type === 'cluster')
      collect(mount, { index, at: originsOf(service.volumes, index) }, subject, storage)
  }
  for (const [index, text] of (service.tmpfs ?? []).entries()) collectTmpfs(text, index, subject, storage)
  collectSharedMemory(subject, storage)
  reportHostPaths(subject, storage)
}

function reportHostPaths({ name, report }: Subject, { folders, refused }: Storage): void {
  if (folders.length > 0) report(folderBecomesClaim(name, folders))
  const paths = refused.map(mount => ({
    source: mount.source ?? '',
    target: mount.target ?? '',
    at: originsOf(mount, 'source')[0],
  }))
  if (paths.length > 0) report(hostPath(name, paths))
}

function collect(
  mount: VolumeMount,
  place: { readonly index: number; readonly at: readonly Origin[] },
  subject: Subject,
  storage: Storage,
): void {
  const { report } = subject
  switch (mount.type) {
    case 'volume':
      mountNamed(mount, subject, storage)
      break
    case 'bind':
      mountBind(mount, subject, storage)
      break
    case 'tmpfs':
      collectMemory(mount, subject, storage)
      break
    case 'image':
      collectImage(mount, subject, storage)
      break
    case 'npipe':
    case 'cluster':
      report(
        impossibleKey(
          `volumes.type: ${mount.type}`,
          mount.type === 'npipe' ? 'a pod gets no named pipe of its node' : 'it is a volume of Docker Swarm',
          'Use a named volume, or remove it.',
          originsOf(mount, 'type')[0] ?? place.at[0],
        ),
      )
      break
    default:
      mount.type satisfies never
  }
}

function collectMemory(mount: VolumeMount, { report }: Subject, storage: Storage): void {
  const { size, mode } = mount.tmpfs ?? {}
  if (mode !== undefined)
    report(
      unsupportedKey('volumes.tmpfs.mode', 'all users may write to it', 'Remove it.', keyOriginOf(mount.tmpfs, 'mode')),
    )
  if (mount.source !== undefined)
    report(ignoredKey('volumes.source', 'memory has no source', keyOriginOf(mount, 'source')))
  const limit = size === undefined ? undefined : toSize(size, originsOf(mount.tmpfs, 'size'), report)
  storage.changeable.push({ node: memoryVolume(storage.name(mount.target!), mount, limit) })
}

function memoryVolume(
  name: string,
  mount: { readonly target?: string; readonly read_only?: boolean },
  limit: Written<string> | undefined,
  at: readonly Origin[] = originsOf(mount, 'target'),
): ChangeableVolume['node'] {
  const type = [...originsOf(mount, 'type'), ...at]
  return lowered<ChangeableVolume['node']>(mount, {
    name: because(name, at),
    type: because('emptyDir', type),
    mount_path: because(mount.target ?? '', at),
    read_only: mount.read_only,
    medium: because('Memory', type),
    size_limit: limit,
  })
}

function toSize(text: string, origins: readonly Origin[], report: Subject['report']): Written<string> | undefined {
  const bytes = byteSize(text)
  if (bytes !== undefined && bytes > 0) return because(quantityOfBytes(bytes), origins)
  if (bytes === 0) report(ignoredKey('size', 'zero means no limit', origins[0]))
  else report(invalidValue('size', text, 'size', origins[0]))
  return undefined
}

function collectTmpfs(text: string, index: number, { service, report }: Subject, storage: Storage): void {
  const at = originsOf(service.tmpfs, index)
  const [target = '', options = ''] = text.split(/:(.*)/s)
  let limit: Written<string> | undefined
  for (const option of options.split(',').filter(part => part !== '')) {
    const [name, value = ''] = option.split('=')
    if (name === 'size') limit = toSize(value, at, report)
    else report(unsupportedKey(`tmpfs: ${option}`, 'a memory volume does not have this option', 'Remove it.', at[0]))
  }
  storage.changeable.push({ node: memoryVolume(storage.name(target), { target }, limit, at) })
}

function collectSharedMemory({ service, report }: Subject, storage: Storage): void {
  if (service.shm_size === undefined) return
  const at = originsOf(service, 'shm_size')
  const limit = toSize(service.shm_size, at, report)
  if (limit) storage.changeable.push({ node: memoryVolume(storage.name('shm'), { target: '/dev/shm' }, limit, at) })
}

function collectImage(mount: VolumeMount, { report }: Subject, storage: Storage): void {
  const at = originsOf(mount, 'type')
  report(approximatedKey('volumes.type: image', 'needs Kubernetes 1.35 or newer, or its feature ImageVolume', at[0]))
  storage.fixed.push(
    lowered(mount, {
      name: because(storage.name(mount.target!), 'target'),
      mountPath: because(mount.target!, 'target'),
      // An image is never written to.
      readOnly: true,
      subPath: fieldOf(mount.image, 'subpath'),
      source: because(lowered(mount, { kind: 'image', reference: because(mount.source ?? '', 'source') }), [
        ...at,
        ...originsOf(mount, 'source'),
      ]),
    }),
  )
}

function reportOptions(mount: VolumeMount, report: Subject['report']): void {
  if (mount.consistency !== undefined)
    report(ignoredKey('volumes.consistency', 'it is for Docker Desktop', keyOriginOf(mount, 'consistency')))
  const { bind, volume } = mount
  if (bind?.create_host_path !== undefined && isWritten(bind, 'create_host_path'))
    report(
      ignoredKey(
        'volumes.bind.create_host_path',
        'a missing path of the host is not created',
        keyOriginOf(bind, 'create_host_path'),
      ),
    )
  if (bind?.recursive !== undefined)
    report(
      unsupportedKey(
        'volumes.bind.recursive',
        'a mount in Kubernetes does not have this option',
        'Remove it.',
        keyOriginOf(bind, 'recursive'),
      ),
    )
  if (bind?.selinux !== undefined)
    report(ignoredKey('volumes.bind.selinux', 'the kubelet gives volumes their labels', keyOriginOf(bind, 'selinux')))
  if (bind?.propagation !== undefined && !(mount.type === 'bind' && isOnHost(mount.source ?? '')))
    report(ignoredKey('volumes.bind.propagation', 'it is for paths of the host', keyOriginOf(bind, 'propagation')))
  for (const name of Object.keys(volume?.labels ?? {}))
    report(
      ignoredKey(
        `volumes.volume.labels.${name}`,
        'labels of a volume are for Docker',
        keyOriginOf(volume!.labels, name),
      ),
    )
}

/** Short forms of mounts always imply some options, which the user has not requested. */
function isWritten(bind: object, key: string): boolean {
  return keyOriginOf(bind, key)?.path.endsWith(`.${key}`) ?? false
}
