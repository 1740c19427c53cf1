import type { FileMount } from '../model/file-mount.ts'
import { type Convert, written } from './converting.ts'
import { madeFromText } from './derived.ts'
import { fileMode } from './file-mode.ts'
import { listOf } from './lists.ts'
import { text } from './scalars.ts'
import { shape } from './shape.ts'

/** Configs or secrets that a service sees. */
export const fileMounts: Convert<readonly FileMount[]> = listOf((list, index, converting) => {
  const source = written(list, index)
  return typeof source === 'string' ? madeFromText(list, index, { source }) : long(list, index, converting)
})

const long = shape<FileMount>({ source: text, target: text, uid: text, gid: text, mode: fileMode })
