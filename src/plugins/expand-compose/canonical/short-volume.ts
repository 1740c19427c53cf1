import type { VolumeMount } from '../model/volume-mount.ts'
import { cleanTarget, resolvePath } from './paths.ts'

/** A mount, and the options of it that mean nothing to Compose. */
export interface ShortVolume {
  readonly mount: VolumeMount
  readonly unknown: readonly string[]
}

/** The mount of a short text as `data:/var/lib/data:ro,z`, or what is wrong with it. */
export function shortVolume(text: string, folder: string): ShortVolume | { readonly problem: string } {
  if (text === '') return { problem: 'it is empty' }
  const parts = partsOf(text)
  if (parts.some(part => part === '')) return { problem: 'it has an empty part between or after its colons' }
  if (parts.length > 3) return { problem: 'it has too many colons' }
  if (parts.length === 1) return { mount: { type: 'volume', target: cleanTarget(text) }, unknown: [] }
  const [source = '', target = '', options] = parts
  const read = readOptions(options?.split(',') ?? [])
  const bind = isPath(source)
  const { consistency, unknown, nocopy, ...bindOptions } = read
  const { read_only, ...others } = bindOptions
  const mount: VolumeMount = {
    type: bind ? 'bind' : 'volume',
    source: bind ? resolvePath(folder, source) : source,
    target: cleanTarget(target),
    ...(read_only && { read_only }),
    ...(consistency && { consistency }),
    ...((bind || Object.keys(others).length > 0) && { bind: { ...others, ...(bind && { create_host_path: true }) } }),
    ...(nocopy && { volume: { nocopy } }),
  }
  return { mount, unknown }
}

interface Options {
  read_only?: boolean
  nocopy?: boolean
  consistency?: string
  propagation?: string
  selinux?: string
  readonly unknown: string[]
}

function readOptions(options: readonly string[]): Options {
  const read: Options = { unknown: [] }
  for (const option of options)
    if (option === 'ro' || option === 'rw') read.read_only = option === 'ro'
    else if (option === 'nocopy') read.nocopy = true
    else if (option === 'z' || option === 'Z') read.selinux = option
    else if (PROPAGATION.test(option)) read.propagation = option
    else if (CONSISTENCY.test(option)) read.consistency = option
    else read.unknown.push(option)
  return read
}

/** The parts between colons; the colon of a Windows drive does not separate. */
function partsOf(text: string): string[] {
  // A string this short is a path as a whole.
  if (text.length <= 2) return [text]
  const parts: string[] = []
  let part = ''
  for (const letter of text)
    if (letter === ':' && !LETTER.test(part)) {
      parts.push(part)
      part = ''
    } else part += letter
  return [...parts, part]
}

function isPath(source: string): boolean {
  return PATH.test(source)
}

const PATH = /^(?:[./~]|\\\\|\p{L}:)/u
const LETTER = /^\p{L}$/u
const PROPAGATION = /^r?(?:private|shared|slave)$/
const CONSISTENCY = /^(?:consistent|cached|delegated)$/
