import { isMap } from 'k3s-platform/plugin'
import type { Port } from '../model/port.ts'
import { type Convert, written } from './converting.ts'
import { madeFromText, withDefault } from './derived.ts'
import { listOfMany } from './lists.ts'
import { malformedPort, missingTarget } from './messages.ts'
import { placeOf } from './place-of.ts'
import { portRange } from './port-range.ts'
import { integer, text } from './scalars.ts'
import { shape } from './shape.ts'
import { shortPort } from './short-port.ts'

/** Ports that a host shows, ranges taken apart. */
export const ports: Convert<readonly Port[]> = listOfMany((list, index, converting) => {
  if (isMap(written(list, index))) {
    const port = longPort(list, index, converting)
    return port && [port]
  }
  const short = text(list, index, converting)
  if (short === undefined) return undefined
  const made = fewPorts(short)
  if (!('problem' in made)) return made.map(port => madeFromText(list, index, port))
  converting.report(malformedPort(short, made.problem, placeOf(list, index)))
  return undefined
})

/** Ports that other containers may use, ranges taken apart: `8080`, `53/udp`. */
export const exposedPorts: Convert<readonly string[]> = listOfMany((list, index, converting) => {
  const short = text(list, index, converting)
  if (short === undefined) return undefined
  const made = fewPorts(short)
  if (!('problem' in made) && !short.includes(':'))
    return made.map(({ target, protocol }) => (protocol === 'tcp' ? String(target) : `${target}/${protocol}`))
  const problem = 'problem' in made ? made.problem : 'only ports of the container can be exposed'
  converting.report(malformedPort(short, problem, placeOf(list, index), '"80", "53/udp" or "8000-8002"'))
  return undefined
})

/** The maximum number of ports of a Service; a longer range is a mistake, and must not fill the memory. */
const MOST_PORTS = 20_000

function fewPorts(text: string): ReturnType<typeof shortPort> {
  const made = shortPort(text)
  if ('problem' in made || made.length <= MOST_PORTS) return made
  return { problem: `these are ${made.length} ports, and a Service has at most ${MOST_PORTS}` }
}

const longPort: Convert<Port> = (parent, key, converting) => {
  const port = fields(parent, key, converting)
  if (!port) return undefined
  const { target, published } = port
  const node = written(parent, key) as object
  const tell = (field: 'published' | 'target', problem: string, examples: string): undefined => {
    converting.report(malformedPort(String(port[field]), problem, placeOf(node, field), examples))
  }
  if (target === undefined) {
    // An invalid number is already reported.
    if ((written(node, 'target') ?? undefined) === undefined) converting.report(missingTarget(placeOf(parent, key)))
    return undefined
  }
  if (target < 1 || target > 65_535)
    return tell('target', 'it is not a valid container port', 'a number from 1 to 65535')
  if (published && !portRange(published))
    return tell('published', 'it is not a valid host port or range of ports', '"8080" or "8000-8002"')
  return withDefault(port, 'protocol', 'tcp')
}

const fields = shape<Port>({
  name: text,
  target: integer,
  published: text,
  host_ip: text,
  protocol: (parent, key, converting) => text(parent, key, converting)?.toLowerCase(),
  app_protocol: text,
  mode: text,
})
