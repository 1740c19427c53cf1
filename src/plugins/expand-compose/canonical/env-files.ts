import { isMap } from 'k3s-platform/plugin'
import type { EnvironmentFile } from '../model/container-spec.ts'
import { type Convert, written } from './converting.ts'
import { madeFromText, withDefault } from './derived.ts'
import { oneOrMore } from './lists.ts'
import { path } from './paths.ts'
import { boolean, text } from './scalars.ts'
import { shape } from './shape.ts'

/** Files of variables; one is required unless it says otherwise. */
export const envFiles: Convert<readonly EnvironmentFile[]> = oneOrMore((parent, key, converting) => {
  if (isMap(written(parent, key))) {
    const file = long(parent, key, converting)
    return file && withDefault(file, 'required', true)
  }
  const short = path(parent, key, converting)
  return short === undefined ? undefined : madeFromText(parent, key, { path: short, required: true })
})

const long = shape<EnvironmentFile>({ path, required: boolean, format: text })
