import type fc from 'fast-check'
import { mostly, oneOf } from '../node.ts'
import { some } from './some.ts'
import * as texts from './texts.ts'
import { count, duration, fraction } from './texts.ts'

/** How a service is deployed. */
export const DEPLOYMENT: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  'deployment.mode': mostly(oneOf('replicated', 'global'), oneOf('replicated-job'), oneOf('global-job')),
  'deployment.endpoint_mode': oneOf('vip', 'dnsrr'),
  'deployment.replicas': count(0, 5),
  'deployment.labels': texts.labels,
  'deployment.rollback_config.parallelism': count(0, 3),
  'deployment.rollback_config.delay': duration,
  'deployment.rollback_config.monitor': duration,
  'deployment.rollback_config.failure_action': oneOf('continue', 'pause'),
  'deployment.rollback_config.max_failure_ratio': oneOf<unknown[]>(0.1, '0.2'),
  'deployment.update_config.parallelism': count(0, 3),
  'deployment.update_config.delay': duration,
  'deployment.update_config.monitor': duration,
  'deployment.update_config.failure_action': oneOf('continue', 'pause'),
  'deployment.update_config.max_failure_ratio': oneOf<unknown[]>(0.1, '0.2'),
  'deployment.resources.limits.cpus': fraction,
  'deployment.resources.limits.memory': texts.sizeText,
  'deployment.resources.limits.pids': count(10, 1000),
  'deployment.resources.reservations.cpus': oneOf<unknown[]>(0.1, '0.25'),
  'deployment.resources.reservations.memory': oneOf('16m', '8M', '4194304'),
  'generic_resources[].discrete_resource_spec': oneOf<unknown[]>(
    { kind: 'gpu', value: 2 },
    { kind: 'ssd', value: '1' },
  ),
  'deployment.resources.reservations.devices': oneOf<unknown[]>(
    [{ capabilities: ['gpu'], count: 1, driver: 'nvidia' }],
    [{ capabilities: ['gpu'], count: 'all' }],
    [{ capabilities: ['tpu'], device_ids: ['0'], options: { a: 'b' } }],
    [{ capabilities: ['gpu'], options: ['a=b'] }],
  ),
  'deployment.restart_policy.condition': oneOf('any', 'none', 'on-failure'),
  'deployment.restart_policy.delay': duration,
  'deployment.restart_policy.max_attempts': count(0, 5),
  'deployment.restart_policy.window': duration,
  'deployment.placement.constraints': some(
    'node.role==manager',
    'node.labels.region == east',
    'node.labels.disk!=hdd',
    'node.hostname==node-1',
    'engine.labels.os==linux',
    'node.platform.arch==x86_64',
  ),
  'deployment.placement.preferences[].spread': oneOf('node.labels.zone'),
  'deployment.placement.max_replicas_per_node': count(1, 3),
}
