import fc from 'fast-check'
import { portName } from './names.ts'
import { different, few, map, mostly, type Node, oneOf } from './node.ts'
import { scalar } from './texts.ts'

/** The number of a port. */
export const portNumber: fc.Arbitrary<number> = mostly(fc.integer({ min: 1, max: 65_535 }), oneOf(1, 80, 65_535))

const port = map(
  {
    name: portName,
    container_port: portNumber,
    service_port: portNumber,
    protocol: oneOf('TCP', 'UDP', 'SCTP'),
    app_protocol: oneOf('kubernetes.io/h2c', 'https', 'http'),
  },
  ['container_port'],
)

/** Ports that differ in their names and in their numbers. */
export const ports: fc.Arbitrary<Node[]> = different(port, ({ name, container_port }) => name ?? container_port).map(
  list => {
    const seen = new Set<unknown>()
    return list
      .filter((one, index) => index === 0 || one.name !== 'http' || list[0]!.name !== undefined)
      .filter(({ container_port, service_port }) => {
        const numbers = [container_port, service_port ?? container_port]
        if (numbers.some(number => seen.has(number))) return false
        for (const number of numbers) seen.add(number)
        return true
      })
  },
)

/** What runs, without its ports. */
export const words: fc.Arbitrary<Node> = map({
  command: few(scalar),
  args: few(scalar),
  working_dir: oneOf('/app', '/'),
})
