import {
  type ConfigMapContent,
  isSecretName,
  keyOriginOf,
  lowered,
  type Origin,
  originsOf,
  type VolumeItem,
  violationOfConfigMapKey,
} from 'k3s-platform/plugin'
import type { VolumeMount } from '../../model/volume-mount.ts'
import { ignoredKey } from '../loss-messages.ts'
import type { Subject } from '../stack.ts'
import { textOfBytes } from './file-text.ts'
import {
  mountedReadOnly,
  needsServerSideApply,
  outsideOfTheProject,
  secretFile,
  tooBig,
  unreadableMount,
} from './messages.ts'
import type { Storage } from './storage.ts'

/** A file that is mounted: where it is, and what it is called below the mount. */
export interface MountedFile {
  readonly path: string
  readonly key: string
}

/** Collects files as a ConfigMap that is mounted: a single one at its own path, so that its neighbours stay visible. */
export function mountContent(
  mount: VolumeMount,
  files: readonly MountedFile[],
  subject: Subject,
  storage: Storage,
): void {
  const { stack, host, report } = subject
  const { source = '', target = '' } = mount
  const at = originsOf(mount, 'source')
  const contents = readAll(files, at[0], subject)
  if (!contents) return
  const isFile = files.length === 1 && files[0]!.path === source
  if (isFile && isSecret(source, target, contents[0]!)) {
    mountSecret(mount, files[0]!.key, subject, storage)
    return
  }
  const bytes = contents.reduce((sum, content) => sum + content.length, 0)
  if (bytes > LARGEST) {
    report(tooBig(source, bytes, at[0]))
    return
  }
  if (bytes > LARGEST_FOR_CLIENT) report(needsServerSideApply(source, bytes, at[0]))
  if (mount.read_only === false)
    report(
      ignoredKey('volumes.read_only: false', 'files of a ConfigMap are read-only', keyOriginOf(mount, 'read_only')),
    )
  else if (!mount.read_only) report(mountedReadOnly(source, at[0]))
  const keys = keysFor(files)
  const configMap: ConfigMapContent = lowered(
    mount,
    contentOf(contents, keys, `${stack.name}-${host}-${storage.configMaps.length + 1}`),
    {
      name: at,
      data: at,
      binaryData: at,
    },
  )
  storage.configMaps.push(configMap)
  const isNested = keys.some((key, index) => key !== files[index]!.key)
  const items: readonly VolumeItem[] | undefined =
    isNested || isFile
      ? keys.map((key, index) => lowered(mount, { key, path: files[index]!.key }, { key: at, path: at }))
      : undefined
  storage.fixed.push(
    lowered(
      mount,
      {
        name: storage.name(`${configMap.name}`.slice(stack.name.length + 1)),
        mountPath: target,
        readOnly: true,
        subPath: isFile ? files[0]!.key : undefined,
        source: lowered(
          mount,
          {
            kind: 'configMap',
            object: configMap.name,
            items,
            defaultMode: contents.some(isScript) ? 0o755 : undefined,
          },
          { object: at, items: at, defaultMode: byScript(at) },
        ),
      },
      {
        name: at,
        mountPath: 'target',
        readOnly: 'read_only',
        subPath: at,
        source: [...originsOf(mount, 'type'), ...at],
      },
    ),
  )
}

const LARGEST = 1024 * 1024

/** What fits into the annotation of a client-side apply. */
const LARGEST_FOR_CLIENT = 256 * 1024

function byScript(at: readonly Origin[]): readonly Origin[] {
  return at.map(origin => ({ ...origin, rule: 'compose.scripts-are-executable' }))
}

function readAll(
  files: readonly MountedFile[],
  at: Origin | undefined,
  { stack, report }: Subject,
): readonly Uint8Array[] | undefined {
  const contents: Uint8Array[] = []
  for (const { path } of files) {
    const reading = stack.context.files.read(path)
    if ('bytes' in reading) contents.push(reading.bytes)
    else if (reading.problem === 'outside of the project') report(outsideOfTheProject(path, at))
    else report(unreadableMount(path, `it is ${reading.problem}`, at))
  }
  return contents.length === files.length ? contents : undefined
}

/** Keys of a ConfigMap have no folders, so `/` is `..` in them; what is no key even then gets a number. */
function keysFor(files: readonly MountedFile[]): readonly string[] {
  const keys = new Set<string>()
  return files.map(({ key }, index) => {
    const flat = key.replaceAll('/', '..')
    const usable = violationOfConfigMapKey(flat) || keys.has(flat) ? `file-${index + 1}` : flat
    keys.add(usable)
    return usable
  })
}

function contentOf(contents: readonly Uint8Array[], keys: readonly string[], name: string): ConfigMapContent {
  const data: Record<string, string> = {}
  const binaryData: Record<string, string> = {}
  for (const [index, key] of keys.entries()) {
    const text = textOfBytes(contents[index]!)
    if (text === undefined) binaryData[key] = Buffer.from(contents[index]!).toString('base64')
    else data[key] = text
  }
  return { name, data, ...(Object.keys(binaryData).length > 0 && { binaryData }) }
}

function isScript(bytes: Uint8Array): boolean {
  return bytes[0] === 0x23 && bytes[1] === 0x21
}

/** A private key, what is mounted among the secrets, or a file with the name of a secret. */
function isSecret(source: string, target: string, bytes: Uint8Array): boolean {
  const name = source.slice(source.lastIndexOf('/') + 1)
  const [stem = ''] = name.split('.')
  return (
    /^(\/var)?\/run\/secrets\//.test(target) ||
    (isSecretName(stem) && /^[^.]+(\.(txt|key|secret))?$/.test(name)) ||
    /-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(Buffer.from(bytes).toString('latin1'))
  )
}

function mountSecret(mount: VolumeMount, key: string, { stack, host, report }: Subject, storage: Storage): void {
  const { source = '', target = '' } = mount
  const at = originsOf(mount, 'source')
  const object = `${stack.name}-${host}-files`
  const usable = violationOfConfigMapKey(key) ? 'file' : key
  report(
    secretFile(
      source,
      `kubectl create secret generic ${object} --namespace ${stack.namespace} --from-file=${usable}=${source}`,
      at[0],
    ),
  )
  storage.fixed.push(
    lowered(
      mount,
      {
        name: storage.name(key),
        mountPath: target,
        readOnly: true,
        subPath: usable,
        source: lowered(mount, { kind: 'secret', object }, { object: at }),
      },
      {
        name: at,
        mountPath: 'target',
        readOnly: 'read_only',
        subPath: at,
        source: [...originsOf(mount, 'type'), ...at],
      },
    ),
  )
}
