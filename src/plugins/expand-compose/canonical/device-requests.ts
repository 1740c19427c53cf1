import type { DeviceRequest } from '../model/devices.ts'
import { type Convert, written } from './converting.ts'
import { madeFromText, withDefault } from './derived.ts'
import { listOf, texts } from './lists.ts'
import { integer, text } from './scalars.ts'
import { shape } from './shape.ts'
import { textMap } from './text-maps.ts'

/** Devices that are requested by capability: all of them if neither a number nor names are given. */
export const deviceRequests: Convert<readonly DeviceRequest[]> = listOf((list, index, converting) => {
  const request = long(list, index, converting)
  return request && request.device_ids === undefined ? withDefault(request, 'count', 'all') : request
})

/** `all`, or a list of requests. */
export const gpus: Convert<readonly DeviceRequest[]> = (parent, key, converting) =>
  typeof written(parent, key) === 'string'
    ? madeFromText(parent, key, [madeFromText(parent, key, { count: 'all' as const })])
    : deviceRequests(parent, key, converting)

const long = shape<DeviceRequest>({
  capabilities: texts,
  count: (parent, key, converting) => {
    const count = written(parent, key)
    if (count === -1 || (typeof count === 'string' && count.toLowerCase() === 'all')) return 'all'
    return integer(parent, key, converting)
  },
  device_ids: texts,
  driver: text,
  options: textMap,
})
