import {
  because,
  byRule,
  type ConfigMapContent,
  keyOriginOf,
  lowered,
  type Origin,
  originsOf,
  type SecretSource,
  tracedTo,
  type VolumeItem,
  violationOfConfigMapKey,
} from 'k3s-platform/plugin'
import type { VolumeMount } from '../../model/volume-mount.ts'
import { ignoredKey } from '../loss-messages.ts'
import { shellWord } from '../shell-references.ts'
import type { Subject } from '../stack.ts'
import { secretFile } from './file-messages.ts'
import { textOfBytes } from './file-text.ts'
import {
  mountedReadOnly,
  needsServerSideApply,
  outsideOfTheProject,
  tooBig,
  unmountableName,
  unreadableMount,
} from './messages.ts'
import { isSecretFile } from './secret-files.ts'
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
  const { source = '', target = '' } = mount
  const at = originsOf(mount, 'source')
  const contents = readAll(files, at[0], subject)
  if (!contents) return
  reportReadOnly(mount, subject.report)
  const keys = keysFor(files)
  const name = storage.name(source.slice(source.lastIndexOf('/') + 1) || target)
  const isSecret = files.some(({ path }, index) => isSecretFile(path, target, contents[index]!, subject.stack.secrets))
  const object = isSecret
    ? secretOf(mount, { name, files, keys }, subject)
    : configMapOf(mount, { contents, keys }, subject, storage)
  if (object === undefined) return
  const isFile = files.length === 1 && files[0]!.path === source
  const isNested = !isFile && keys.some((key, index) => key !== files[index]!.key)
  const items: readonly VolumeItem[] | undefined = isNested
    ? keys.map((key, index) => tracedTo(at, { key, path: files[index]!.key }))
    : undefined
  const defaultMode = contents.some(isScript) ? 0o755 : undefined
  storage.fixed.push(
    lowered(mount, {
      name: because(name, at),
      mountPath: because(target, 'target'),
      readOnly: true,
      subPath: because(isFile ? keys[0] : undefined, at),
      source: because(
        lowered(mount, {
          kind: isSecret ? 'secret' : 'configMap',
          object: because(object, at),
          items: because(items, at),
          defaultMode: because(defaultMode, byRule('compose.scripts-are-executable', at)),
          sources: because(isSecret ? sourcesOf(files, keys) : undefined, at),
        }),
        [...originsOf(mount, 'type'), ...at],
      ),
    }),
  )
}

interface KeyedContents {
  readonly contents: readonly Uint8Array[]
  readonly keys: readonly string[]
}

/** Makes a ConfigMap of files and answers its name, unless they are too large for one. */
function configMapOf(
  mount: VolumeMount,
  { contents, keys }: KeyedContents,
  { stack, host, report }: Subject,
  storage: Storage,
): string | undefined {
  const { source = '' } = mount
  const at = originsOf(mount, 'source')
  const bytes = contents.reduce((sum, content) => sum + content.length, 0)
  if (bytes > LARGEST) {
    report(tooBig(source, bytes, at[0]))
    return undefined
  }
  if (bytes > LARGEST_FOR_CLIENT) report(needsServerSideApply(source, bytes, at[0]))
  const name = `${stack.name}-${host}-${storage.configMaps.length + 1}`
  storage.configMaps.push(tracedTo(at, contentOf(contents, keys, name)))
  return name
}

const LARGEST = 1024 * 1024

/** What fits into the annotation of a client-side apply. */
const LARGEST_FOR_CLIENT = 256 * 1024

/** Names the Secret that has to be there for files that are secrets: what they hold is not written. */
function secretOf(
  mount: VolumeMount,
  {
    name,
    files,
    keys,
  }: { readonly name: string; readonly files: readonly MountedFile[]; readonly keys: readonly string[] },
  { stack, host, report }: Subject,
): string {
  const { source = '' } = mount
  const object = `${stack.name}-${host}-${name}-files`
  const from = files.map(({ path }, index) => shellWord(`--from-file=${keys[index]}=${path}`))
  report(
    secretFile(
      source,
      `kubectl create secret generic ${object} --namespace ${stack.namespace} ${from.join(' ')}`,
      originsOf(mount, 'source')[0],
    ),
  )
  return object
}

function sourcesOf(files: readonly MountedFile[], keys: readonly string[]): Readonly<Record<string, SecretSource>> {
  return Object.fromEntries(files.map(({ path }, index) => [keys[index]!, { kind: 'file', file: path }]))
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
  for (const { key } of files) if (key.startsWith('..')) report(unmountableName(key, at))
  return contents.length === files.length ? contents : undefined
}

function reportReadOnly(mount: VolumeMount, report: Subject['report']): void {
  if (mount.read_only === false)
    report(
      ignoredKey('volumes.read_only: false', 'files next to it are mounted read-only', keyOriginOf(mount, 'read_only')),
    )
  else if (!mount.read_only) report(mountedReadOnly(mount.source ?? '', originsOf(mount, 'source')[0]))
}

/** Keys of a ConfigMap have no folders, so `/` is `..` in them; a name that is still not valid gets a number. */
function keysFor(files: readonly MountedFile[]): readonly string[] {
  const flat = files.map(({ key }) => key.replaceAll('/', '..'))
  const usable = flat.map((key, index) => !violationOfConfigMapKey(key) && flat.indexOf(key) === index)
  const keys = new Set(flat.filter((_, index) => usable[index]))
  return flat.map((key, index) => {
    if (usable[index]) return key
    let number = index + 1
    while (keys.has(`file-${number}`)) number++
    keys.add(`file-${number}`)
    return `file-${number}`
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
