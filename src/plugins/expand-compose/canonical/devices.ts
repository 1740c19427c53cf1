import type { Device } from '../model/devices.ts'
import { type Convert, written } from './converting.ts'
import { madeFromText } from './derived.ts'
import { listOf } from './lists.ts'
import { malformedDevice } from './messages.ts'
import { placeOf } from './place-of.ts'
import { text } from './scalars.ts'
import { shape } from './shape.ts'

/** Devices of the node: `/dev/ttyUSB0:/dev/ttyUSB1:rw`, or in fields. */
export const devices: Convert<readonly Device[]> = listOf((list, index, converting) => {
  const short = written(list, index)
  if (typeof short !== 'string') return long(list, index, converting)
  const [source = '', target, permissions = 'rwm', ...others] = short.split(':')
  if (source !== '' && others.length === 0)
    return madeFromText(list, index, { source, target: target || source, permissions })
  converting.report(malformedDevice(short, placeOf(list, index)))
  return undefined
})

const long = shape<Device>({ source: text, target: text, permissions: text })
