import fc from 'fast-check'
import { objectName } from './names.ts'
import { few, map, mostly, type Node, oneOf } from './node.ts'
import { queue } from './queue.ts'
import { plainText, scalar } from './texts.ts'

const LARGEST = 2 ** 31 - 1
const target = mostly(fc.integer({ min: 1, max: 200 }), oneOf(LARGEST))
const seconds = mostly(fc.integer({ min: 0, max: 3600 }), oneOf(0, 3600))

const bounds = {
  min_instances: fc.integer({ min: 0, max: 6 }),
  max_instances: mostly(fc.integer({ min: 1, max: 20 }), oneOf(LARGEST)),
  scale_up_stabilization: seconds,
  scale_down_stabilization: seconds,
}
const cooldown = { cooldown_period: mostly(fc.integer({ min: 0, max: 3600 }), oneOf(3600)) }

const schedule = map(
  {
    timezone: oneOf('UTC', 'Europe/Berlin', 'America/Argentina/Buenos_Aires'),
    start: oneOf('0 8 * * 1-5', '*/5 0-23/2 1,15 JAN-DEC MON', '0 0 1 1 0'),
    end: oneOf('0 18 * * 1-5', '59 23 31 12 6', '30 12 ? * SUN'),
    desired: fc.integer({ min: 1, max: 20 }),
  },
  ['start', 'end', 'desired'],
)

const trigger = map(
  {
    type: oneOf('prometheus', 'cpu', 'memory', 'postgresql', 'kafka'),
    name: plainText,
    metric_type: oneOf('AverageValue', 'Value'),
    metadata: fc.dictionary(fc.stringMatching(/^[a-z][A-Za-z]{0,11}$/), scalar, { maxKeys: 3, noNullPrototype: true }),
    authentication_ref: objectName,
  },
  ['type'],
)

/** Scaling of every type; `none` and a missing type among them. */
export const scaling: fc.Arbitrary<Node> = fc
  .oneof(
    map({ type: oneOf('none'), min_instances: bounds.min_instances }, ['type']),
    map({ type: oneOf('hpa'), ...bounds, ...cooldown, target_cpu_percent: target, target_memory_percent: target }, [
      'type',
    ]),
    map({ type: oneOf('keda-http'), ...bounds, ...cooldown, ...httpTarget('target_pending_requests') }),
    map({ type: oneOf('keda-http'), ...bounds, ...cooldown, ...httpTarget('target_rps') }),
    map(
      {
        type: oneOf('keda-queue'),
        ...bounds,
        ...cooldown,
        queue_name: plainText,
        queue_length: target,
        queue,
        triggers: few(trigger),
      },
      ['type', 'queue_name', 'queue'],
    ),
    map({ type: oneOf('keda-queue'), ...bounds, ...cooldown, triggers: few(trigger, 1) }, ['type', 'triggers']),
    map({ type: oneOf('keda-cron'), ...bounds, ...cooldown, schedules: few(schedule, 1) }, ['type', 'schedules']),
  )
  .map(consistent)

function httpTarget(key: string) {
  return { [key]: target }
}

/** Bounds in their order, and windows that fit in. */
function consistent(scaling: Node): Node {
  if (scaling.type === 'none') return scaling
  const least =
    scaling.type === 'hpa' && 'min_instances' in scaling
      ? Math.max(1, scaling.min_instances as number)
      : scaling.min_instances
  const desired = ((scaling.schedules ?? []) as Node[]).map(({ desired }) => desired as number)
  const greatest = Math.max(Number(least ?? 0), ...desired, Number(scaling.max_instances ?? 10))
  return {
    ...scaling,
    ...(least !== undefined && { min_instances: least }),
    ...((scaling.max_instances !== undefined || greatest > 10) && { max_instances: greatest }),
  }
}
