import fc from 'fast-check'
import { qualifiedName } from './names.ts'
import { few, map, mostly, type Node, oneOf } from './node.ts'

const LARGEST = 2 ** 31 - 1

/** How many pods run without a scaler. */
export const replicas: fc.Arbitrary<number> = mostly(fc.integer({ min: 0, max: 5 }), oneOf(0, LARGEST))

/** One of the two bounds, none of which forbids every drain. */
export const disruptionBudget: fc.Arbitrary<Node> = fc.oneof(
  mostly<unknown>(fc.integer({ min: 0, max: 3 }), oneOf('50%', '0%', '99%', LARGEST)).map(min_available => ({
    min_available,
  })),
  mostly<unknown>(fc.integer({ min: 1, max: 3 }), oneOf('50%', '100%', '1%', LARGEST)).map(max_unavailable => ({
    max_unavailable,
  })),
)

const topology = { topology_key: mostly(oneOf('kubernetes.io/hostname', 'topology.kubernetes.io/zone'), qualifiedName) }

/** How pods keep apart. */
export const antiAffinity: fc.Arbitrary<Node> = map({
  preferred: few(map({ ...topology, weight: fc.integer({ min: 1, max: 100 }) }, ['topology_key'])),
  required: few(map(topology, ['topology_key'])),
})
