import fc from 'fast-check'
import { dataKey, label, objectName } from './names.ts'
import { different, map, mostly, type Node, oneOf } from './node.ts'
import { size } from './quantities.ts'

const mountPath = mostly(
  fc.stringMatching(/^\/[a-z0-9]{1,5}(\/[A-Za-z0-9._-]{1,5}[a-z])?$/),
  oneOf('/', '/tmp', '/a b', '/日本', '/a/', '/var/run/secrets', '/...', `/${'x'.repeat(300)}`),
)

const items = different(
  map({ key: dataKey, path: oneOf('a', 'a/b', '.a', 'on', 'x y', 'ü') }, ['key', 'path']),
  ({ path }) => path,
)

const mode = oneOf('ReadWriteOnce', 'ReadOnlyMany', 'ReadWriteMany')

/** One volume of each type. */
export const volume: fc.Arbitrary<Node> = fc.oneof(
  typed('emptyDir', { medium: oneOf('', 'Memory'), size_limit: size }),
  typed(
    'pvc',
    {
      size,
      storage_class: objectName,
      access_modes: mostly<unknown>(fc.uniqueArray(mode, { minLength: 1 }), oneOf(['ReadWriteOncePod'])),
    },
    ['size'],
  ),
  typed('pvc', { claim_name: objectName, access_modes: oneOf(['ReadWriteMany']) }, ['claim_name']),
  typed('secret', { secret_name: objectName, items, optional: fc.boolean() }),
  typed('configmap', { configmap_name: objectName, items, optional: fc.boolean() }),
)

/** Volumes that differ in their names and paths. */
export const volumes: fc.Arbitrary<Node[]> = different(volume, ({ name }) => name).map(withOwnPaths)

/** The same without those that are mounted where an earlier one is. */
export function withOwnPaths(list: readonly Node[]): Node[] {
  return list.filter((one, index) => list.findIndex(other => pathOf(other) === pathOf(one)) === index)
}

function pathOf({ mount_path }: Node): string {
  return String(mount_path).replace(/(?<=.)\/$/, '')
}

function typed(type: string, keys: Parameters<typeof map>[0], required: readonly string[] = []): fc.Arbitrary<Node> {
  const name = mostly(oneOf('data', 'cache', 'tmp', 'config', '0'), label())
  const all = {
    name,
    type: oneOf(type),
    mount_path: mountPath,
    read_only: fc.boolean(),
    sub_path: oneOf('a', 'a/b.txt'),
    ...keys,
  }
  return map(all, ['name', 'type', 'mount_path', ...required])
}
