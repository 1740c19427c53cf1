import fc from 'fast-check'
import { map, type Node, oneOf } from './node.ts'
import { httpRequest } from './probes.ts'
import { scalar } from './texts.ts'

const seconds = fc.integer({ min: 1, max: 30 })

const hook: fc.Arbitrary<Node> = fc.oneof(
  map({ command: fc.array(scalar, { minLength: 1, maxLength: 3 }) }, ['command']),
  map({ path: oneOf('/drain', '/'), port: oneOf(9000), ...httpRequest }, ['path', 'port']),
  map({ sleep: seconds }, ['sleep']),
)

/** The keys that say how pods are replaced, started and stopped. */
export const rollout = {
  strategy: fc.oneof(
    map({ type: oneOf('RollingUpdate'), max_surge: oneOf(1, '25%'), max_unavailable: oneOf(0, 1, '50%') }, [
      'type',
      'max_surge',
    ]),
    map({ type: oneOf('Recreate') }, ['type']),
  ),
  min_ready_seconds: fc.nat(100),
  progress_deadline: fc.integer({ min: 101, max: 3600 }),
  revision_history_limit: fc.nat(20),
  lifecycle: map({ post_start: hook, pre_stop: fc.oneof(hook, oneOf('none')) }),
  termination_grace_period: fc.integer({ min: 101, max: 600 }),
}
