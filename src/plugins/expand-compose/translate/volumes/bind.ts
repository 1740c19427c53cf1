import { because, byRule, lowered, type Origin, originsOf, type Volume } from 'k3s-platform/plugin'
import type { VolumeMount } from '../../model/volume-mount.ts'
import type { Subject } from '../stack.ts'
import { mountContent } from './bind-content.ts'
import { folderBecomesClaim } from './claim-messages.ts'
import { folderClaim } from './folder-claim.ts'
import {
  hostPath,
  hostPathAllowed,
  missingFile,
  outsideOfTheProject,
  sourcesInImage,
  sourcesNotInImage,
  unreadableMount,
} from './messages.ts'
import type { ChangeableVolume, Storage } from './storage.ts'

/**
 * Collects a mount of a path. Files next to the compose file become ConfigMaps, folders for data become claims, sources
 * that the image is built from are in the image, and paths of the host are refused unless apps.yaml allows them.
 */
export function mountBind(mount: VolumeMount, subject: Subject, storage: Storage): void {
  const { source = '', target = '' } = mount
  if (isOnHost(source)) mountHost(mount, subject, storage)
  else if (isSourceOfImage(mount, subject)) {
    const { context = '' } = subject.service.build ?? {}
    const at = originsOf(mount, 'source')[0]
    const isWhole = isBelow(source, context)
    subject.report(isWhole ? sourcesInImage(source, target, at) : sourcesNotInImage(source, target, context, at))
  } else mountFound(mount, subject, storage)
}

/** Whether a path is none of the project, but one of the machine that Docker runs on. */
export function isOnHost(source: string): boolean {
  return /^([/~]|[A-Za-z]:[\\/]|\\\\)/.test(source)
}

function mountFound(mount: VolumeMount, subject: Subject, storage: Storage): void {
  const { stack, report } = subject
  const { source = '', target = '' } = mount
  const at = originsOf(mount, 'source')[0]
  const kind = stack.context.files.kind(source)
  if (kind === 'file') {
    const name = source.slice(source.lastIndexOf('/') + 1)
    mountContent(mount, [{ path: source, key: name }], subject, storage)
  } else if (kind === 'folder') mountFolder(mount, subject, storage)
  else if (kind === 'outside of the project') report(outsideOfTheProject(source, at))
  else if (kind === 'not a regular file') report(unreadableMount(source, 'it is not a regular file', at))
  else if (kind === 'unreadable') report(unreadableMount(source, 'it cannot be read', at))
  // A name with an extension is that of a file; Docker would create a folder, which is never intended.
  else if (looksLikeFile(source) || looksLikeFile(target)) report(missingFile(source, target, at))
  else mountClaim(mount, subject, storage)
}

function mountFolder(mount: VolumeMount, subject: Subject, storage: Storage): void {
  const { source = '' } = mount
  const listing = subject.stack.context.files.list(source)
  if ('problem' in listing)
    subject.report(unreadableMount(source, `it has ${listing.problem}`, originsOf(mount, 'source')[0]))
  else if (listing.files.length === 0 || isForData(mount)) mountClaim(mount, subject, storage)
  else {
    const files = listing.files.map(path => ({ path: source === '.' ? path : `${source}/${path}`, key: path }))
    mountContent(mount, files, subject, storage)
  }
}

/** Whether the mount only lays the sources of an image over what was built from them. */
export function isSourceOfImage(
  { source = '', target = '', read_only: isReadOnly }: VolumeMount,
  subject: Subject,
): boolean {
  const context = subject.service.build?.context
  if (context === undefined || /^[a-z+]+:|^git@/.test(context)) return false
  const isInside = isBelow(source, context) || isBelow(context, source)
  const kind = subject.stack.context.files.kind(source)
  // What is not there when the image is built is not in it.
  if (!isInside || kind === 'missing') return false
  // What goes into the system's own folders is a setting, even where it lies among the sources.
  const isSetting = target.startsWith('/etc/') || (kind === 'file' && isReadOnly)
  return !isSetting && !isForData({ target, read_only: isReadOnly, type: 'bind' })
}

/** Whether a path is a folder or in it; the folder of apps.yaml is `.`. */
function isBelow(path: string, folder: string): boolean {
  if (folder === '.') return !path.startsWith('..') && !path.startsWith('/')
  return path === folder || path.startsWith(`${folder}/`)
}

/** Whether a service keeps data at the target: the folders that database images and the like write to. */
function isForData({ target = '', read_only: isReadOnly }: VolumeMount): boolean {
  return (
    !isReadOnly &&
    /^\/(var\/lib\/[^/]+|bitnami\/[^/]+|var\/log(\/.*)?|(.*\/)?(data|storage|backups?|uploads))\/?$/.test(target)
  )
}

function looksLikeFile(path: string): boolean {
  return /[^/.][^/]*\.[A-Za-z0-9]+$/.test(path) && !/\.d$/.test(path)
}

function mountClaim(mount: VolumeMount, { name: service, stack, report }: Subject, storage: Storage): void {
  const { source = '', target = '' } = mount
  const at = originsOf(mount, 'source')
  const name = storage.name(source.slice(source.lastIndexOf('/') + 1) || target)
  const listing = stack.context.files.list(source)
  const isFilled = 'files' in listing && listing.files.length > 0
  report(folderBecomesClaim(source, { name, service, isFilled }, at[0]))
  storage.changeable.push({
    node: lowered<ChangeableVolume['node']>(mount, {
      name: because(name, at),
      type: because('pvc', [...originsOf(mount, 'type'), ...at]),
      mount_path: because(target, 'target'),
      read_only: mount.read_only,
      size: because('1Gi', byRule('compose.folder-size', at)),
    }),
    claim: folderClaim(source, stack),
  })
}

function mountHost(mount: VolumeMount, { stack, report }: Subject, storage: Storage): void {
  const { source = '', target = '' } = mount
  const at: readonly Origin[] = originsOf(mount, 'source')
  if (!stack.settings.allow_host_path || !source.startsWith('/')) {
    report(hostPath(source, at[0]))
    return
  }
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
