import { originsOf } from 'k3s-platform/plugin'
import type { VolumeMount } from '../../model/volume-mount.ts'
import type { Subject } from '../stack.ts'
import { mountContent } from './bind-content.ts'
import { folderVolume } from './folder-volume.ts'
import { isReplaced, mountHost } from './host-mount.ts'
import { hostPathKind, isDataFolder, isOnHost, looksLikeFile } from './host-path.ts'
import { missingFile, outsideOfTheProject, sourcesInImage, sourcesNotInImage, unreadableMount } from './messages.ts'
import type { Storage } from './storage.ts'

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

function mountFound(mount: VolumeMount, subject: Subject, storage: Storage): void {
  const { stack, report } = subject
  const { source = '', target = '' } = mount
  const at = originsOf(mount, 'source')[0]
  const kind = stack.context.files.kind(source)
  if (kind === 'file') {
    const name = source.slice(source.lastIndexOf('/') + 1)
    mountContent(mount, [{ path: source, key: name }], subject, storage)
  } else if (kind === 'folder') mountFolder(mount, subject, storage)
  else if (kind === 'outside of the project') mountOutside(mount, subject, storage)
  else if (kind === 'not a regular file') report(unreadableMount(source, 'it is not a regular file', at))
  else if (kind === 'unreadable') report(unreadableMount(source, 'it cannot be read', at))
  // A name with an extension is that of a file; Docker would create a folder, which is never intended.
  else if (looksLikeFile(source) || looksLikeFile(target)) report(missingFile(source, target, at))
  else storage.changeable.push(folderVolume(mount, subject, storage))
}

/** A folder next to the project in which a service keeps data; nothing else is read there. */
function mountOutside(mount: VolumeMount, subject: Subject, storage: Storage): void {
  const { source = '', target = '' } = mount
  const isSetting = mount.read_only || target.startsWith('/etc/')
  if (!isSetting && hostPathKind(source, target) === 'data')
    storage.changeable.push(folderVolume(mount, subject, storage))
  else if (!isReplaced(mount, subject)) subject.report(outsideOfTheProject(source, originsOf(mount, 'source')[0]))
}

function mountFolder(mount: VolumeMount, subject: Subject, storage: Storage): void {
  const { source = '' } = mount
  const listing = subject.stack.context.files.list(source)
  if ('problem' in listing)
    subject.report(unreadableMount(source, `it has ${listing.problem}`, originsOf(mount, 'source')[0]))
  else if (listing.files.length === 0 || isForData(mount))
    storage.changeable.push(folderVolume(mount, subject, storage))
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

/** Whether a service writes data at the target. */
function isForData({ target = '', read_only: isReadOnly }: VolumeMount): boolean {
  return !isReadOnly && isDataFolder(target)
}
