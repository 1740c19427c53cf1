import fc from 'fast-check'
import { labelValue, objectName, qualifiedName } from './names.ts'
import { different, few, map, type Node, oneOf } from './node.ts'

const effect = oneOf('NoSchedule', 'PreferNoSchedule')

const toleration: fc.Arbitrary<Node> = fc.oneof(
  map({ key: qualifiedName, value: labelValue, effect }, ['key']),
  map({ key: qualifiedName, operator: oneOf('Exists'), effect }, ['operator']),
  map({ operator: oneOf('Exists'), effect: oneOf('NoExecute'), toleration_seconds: fc.nat(3600) }, [
    'operator',
    'effect',
  ]),
)

const values = fc.uniqueArray(labelValue, { selector: String, minLength: 1, maxLength: 3 })

const requirement: fc.Arbitrary<Node> = fc.oneof(
  map({ key: qualifiedName, values, operator: oneOf('In', 'NotIn') }, ['key', 'values']),
  map({ key: qualifiedName, operator: oneOf('Exists', 'DoesNotExist') }, ['key']),
  map({ key: qualifiedName, operator: oneOf('Gt', 'Lt'), values: fc.tuple(fc.nat()) }, ['key', 'operator', 'values']),
)

const weight = map({ weight: fc.integer({ min: 1, max: 100 }) })

const spread: fc.Arbitrary<Node> = fc.oneof(
  map({ topology_key: qualifiedName, max_skew: fc.integer({ min: 1, max: 9 }), min_domains: fc.integer({ min: 1 }) }, [
    'topology_key',
  ]),
  map({ topology_key: qualifiedName, when_unsatisfiable: oneOf('DoNotSchedule', 'ScheduleAnyway') }, ['topology_key']),
)

/** The keys that choose nodes. */
export const placement = {
  node_selector: fc.dictionary(qualifiedName, labelValue, { maxKeys: 3, noNullPrototype: true }),
  tolerations: few(toleration),
  node_affinity: map({
    required: few(requirement),
    preferred: few(fc.tuple(requirement, weight).map(([asked, weighed]) => ({ ...asked, ...weighed }))),
  }),
  topology_spread: different(spread, ({ topology_key }) => topology_key),
  priority_class: objectName,
  runtime_class: objectName,
}
