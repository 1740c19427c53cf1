import fc from 'fast-check'
import { portNumber } from './container.ts'
import { few, map, mostly, type Node, oneOf } from './node.ts'
import { scalar } from './texts.ts'

/** Stands for the name of a port until the ports are known. */
export const SOME_PORT = 'some port'

const LARGEST = 2 ** 31 - 1
const count = mostly(fc.integer({ min: 1, max: 60 }), oneOf(1, LARGEST))

/** How a request is sent. */
export const httpRequest = {
  scheme: oneOf('HTTP', 'HTTPS'),
  headers: fc.dictionary(oneOf('Host', 'X-Probe', 'accept'), scalar, { maxKeys: 2, noNullPrototype: true }),
}

/** A probe of any kind; where it asks a port by name, which one is decided with the ports at hand. */
const probe = fc
  .record({
    handler: fc.oneof(
      map({ type: oneOf('http'), path: oneOf('/', '/health', '/a?b=c', '/%20'), port: portOrName() }, ['type']),
      map({ path: oneOf('/health', '/-/ready', '/日本'), port: portOrName(), ...httpRequest }, ['path']),
      map({ type: oneOf('tcp'), port: portOrName() }, ['type']),
      map({ port: portOrName() }, ['port']),
      map({ type: oneOf('exec'), command: few(scalar, 1) }, ['command']),
      map({ type: oneOf('grpc'), port: portNumber, service: oneOf('', 'a.Health', 'on').filter(text => text !== '') }, [
        'type',
        'port',
      ]),
    ),
    times: map({
      initial_delay: mostly(fc.integer({ min: 0, max: 60 }), oneOf(0, LARGEST)),
      period: count,
      timeout: count,
      success_threshold: count,
      failure_threshold: count,
    }),
  })
  .map(({ handler, times }) => ({ ...handler, ...times }) as Node)

/** The three probes; only readiness may ask for more than one success. */
export const probes: fc.Arbitrary<Node> = map({ startup: probe, readiness: probe, liveness: probe }).map(all => ({
  ...all,
  ...Object.fromEntries(
    ['startup', 'liveness']
      .filter(kind => kind in all)
      .map(kind => [
        kind,
        { ...(all[kind] as Node), ...('success_threshold' in (all[kind] as Node) && { success_threshold: 1 }) },
      ]),
  ),
}))

function portOrName(): fc.Arbitrary<unknown> {
  return fc.oneof(portNumber, oneOf(SOME_PORT)) as fc.Arbitrary<unknown>
}
