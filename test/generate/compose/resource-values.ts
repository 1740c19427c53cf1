import fc from 'fast-check'
import { few, oneOf } from '../node.ts'
import * as texts from './texts.ts'

const external = oneOf<unknown[]>(true, 'true', { name: 'outside' }, false)

/** What stands beside the services. */
export const RESOURCES: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  'project.version': oneOf('3.8', '2'),
  'project.name': oneOf('shop', 'my_project-1', '${UNSET:-named}'),
  'project.include': few(
    oneOf(
      'included.yaml',
      './included.yaml',
      { path: 'included.yaml' },
      { path: ['included.yaml'], project_directory: '.', env_file: 'web.env' },
      { path: 'included.yaml', env_file: ['web.env'] },
    ),
    1,
  ).map(list => list.slice(0, 1)),
  'schedule.cron': oneOf('0 3 * * *', '*/5 * * * *'),
  'schedule.timezone': oneOf('Europe/Berlin'),
  'job.triggers.schedule[]': oneOf<unknown[]>(
    '@daily',
    { cron: '0 3 * * *', timezone: 'UTC' },
    { cron: '* * * * *', concurrency: 'queue', missed_fires: 'one' },
  ),
  'secret.file': oneOf('./secret.txt', 'certificate.pem'),
  'secret.environment': oneOf('NAME'),
  'config.file': oneOf('./settings.conf', 'static/index.html'),
  'config.environment': oneOf('NAME'),
  'config.content': oneOf('level=${NAME}\n', 'a=$$b\n'),
  'secret.driver_opts': texts.options,
  'secret.labels': texts.labels,
  'config.labels': texts.labels,
  'network.labels': texts.labels,
  'volume.labels': texts.labels,
  'network.external': external,
  'volume.external': external,
  'secret.external': external,
  'config.external': external,
  'model.context_size': fc.integer({ min: 1, max: 8192 }),
  'network.driver': oneOf('bridge', 'overlay'),
  'network.driver_opts': texts.options,
  'network.ipam.config': oneOf<unknown[]>(
    [
      {
        subnet: '172.28.0.0/16',
        ip_range: '172.28.5.0/24',
        gateway: '172.28.5.254',
        aux_addresses: { host1: '172.28.1.5' },
      },
    ],
    [{ subnet: '2001:db8::/64' }],
  ),
  'network.ipam.options': oneOf({ foo: 'bar' }),
  'volume.driver_opts': oneOf<unknown[]>(
    { type: 'tmpfs', device: 'tmpfs', o: 'size=100m,uid=1000' },
    { type: 'nfs', o: 'addr=10.40.0.199,nolock', device: ':/docker/example' },
    { size: 5 },
  ),
}
