import fc from 'fast-check'
import { map, oneOf } from '../node.ts'
import * as texts from './texts.ts'
import { flag } from './texts.ts'

/** A mount in a text. */
export const shortMount = oneOf(
  'data:/var/lib/data',
  'uploads:/srv/uploads:ro',
  './settings.conf:/etc/app/settings.conf:ro',
  './static:/srv/static',
  './app:/code',
  './missing:/var/cache/missing',
  '/code/node_modules',
  './certificate.pem:/etc/ssl/certificate.pem:ro,z',
  '${UNSET:-data}:/interpolated',
)

/** A mount in keys. */
export const longMount = fc.oneof(
  mount('volume', {
    source: oneOf('data', 'uploads'),
    volume: map({ nocopy: flag, subpath: oneOf('below'), labels: texts.labels }),
  }),
  mount('volume', {}),
  mount('bind', {
    source: texts.localPath,
    bind: map({
      propagation: oneOf('rprivate', 'rshared'),
      create_host_path: flag,
      recursive: oneOf('enabled', 'disabled', 'writable', 'readonly'),
      selinux: oneOf('z', 'Z'),
    }),
  }),
  mount('tmpfs', { tmpfs: map({ size: texts.size, mode: oneOf<unknown[]>(0o1777, '1777') }) }),
  mount('image', { source: texts.image, image: map({ subpath: oneOf('usr/share') }) }),
  mount('cluster', { source: oneOf('group:mine') }),
  mount('npipe', { source: oneOf('\\\\.\\pipe\\docker') }),
)

function mount(type: string, keys: Readonly<Record<string, fc.Arbitrary<unknown>>>): fc.Arbitrary<unknown> {
  const shared = { read_only: flag, consistency: oneOf('cached'), target: texts.containerPath }
  return map({ ...shared, ...keys, type: fc.constant(type) }, [
    'type',
    'target',
    ...('source' in keys ? ['source'] : []),
  ])
}
