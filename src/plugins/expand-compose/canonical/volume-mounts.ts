import { isMap } from 'k3s-platform/plugin'
import type { VolumeMount } from '../model/volume-mount.ts'
import { type Convert, type Converting, written } from './converting.ts'
import { madeFromText } from './derived.ts'
import { fileMode } from './file-mode.ts'
import { listOf } from './lists.ts'
import { malformedVolume, unknownMountOption } from './messages.ts'
import { path, targetPath } from './paths.ts'
import { placeOf } from './place-of.ts'
import { boolean, text } from './scalars.ts'
import { type Fields, shape } from './shape.ts'
import { shortVolume } from './short-volume.ts'
import { textMap } from './text-maps.ts'

/** The storage that a container sees. */
export const volumeMounts: Convert<readonly VolumeMount[]> = listOf((list, index, converting) =>
  isMap(written(list, index)) ? long(list, index, converting) : short(list, index, converting),
)

function short(list: object, index: string | number, converting: Converting): VolumeMount | undefined {
  const written = text(list, index, converting)
  if (written === undefined) return undefined
  const made = shortVolume(written, converting.folder)
  if ('problem' in made) {
    converting.report(malformedVolume(written, made.problem, placeOf(list, index)))
    return undefined
  }
  for (const option of made.unknown) converting.report(unknownMountOption(written, option, placeOf(list, index)))
  const { bind, volume, ...mount } = made.mount
  return madeFromText(list, index, {
    ...mount,
    ...(bind && { bind: madeFromText(list, index, bind) }),
    ...(volume && { volume: madeFromText(list, index, volume) }),
  })
}

const FIELDS: Fields<VolumeMount> = {
  type: text as Convert<VolumeMount['type']>,
  // Only that of a bind mount is a path.
  source: (parent, key, converting) => (written(parent, 'type') === 'bind' ? path : text)(parent, key, converting),
  target: targetPath,
  read_only: boolean,
  consistency: text,
  bind: shape<NonNullable<VolumeMount['bind']>>({
    propagation: text,
    create_host_path: boolean,
    recursive: text,
    selinux: text,
  }),
  volume: shape<NonNullable<VolumeMount['volume']>>({ labels: textMap, nocopy: boolean, subpath: text }),
  tmpfs: shape<NonNullable<VolumeMount['tmpfs']>>({ size: text, mode: fileMode }),
  image: shape<NonNullable<VolumeMount['image']>>({ subpath: text }),
}

const long = shape<VolumeMount>(FIELDS)
