import { isMap } from 'k3s-platform/plugin'
import { assembled, type Field } from './assembled.ts'
import { merge } from './merge.ts'
import { type Fields, withItems, withValues } from './nodes.ts'

/**
 * A file's node with the keys of today in place of extensions that became some: `x-develop` of a service is `develop`,
 * `x-initialSync` of a watch `initial_sync`. What the file says by the name of today wins.
 */
export function withAdoptedExtensions(file: Fields): Fields {
  const { services } = file
  if (!isMap(services)) return file
  return changed(
    file,
    'services',
    each(services, service => withDevelop(service)),
  )
}

function withDevelop(service: unknown): unknown {
  if (!isMap(service)) return service
  const renamed = adopted(service, 'x-develop', 'develop')
  const { develop } = renamed
  if (!isMap(develop) || !Array.isArray(develop.watch)) return renamed
  const watch = develop.watch as readonly unknown[]
  const after = watch.map(item => (isMap(item) ? adopted(item, 'x-initialSync', 'initial_sync') : item))
  if (after.every((item, index) => item === watch[index])) return renamed
  return changed(
    renamed,
    'develop',
    changed(
      develop,
      'watch',
      withItems(watch, index => after[index]),
    ),
  )
}

function adopted(map: Fields, from: string, to: string): Fields {
  if (!Object.hasOwn(map, from)) return map
  const { [from]: extension, ...others } = map
  const isNew = (others[to] ?? undefined) === undefined
  const fields = new Map<string, Field>(Object.keys(others).map(key => [key, { node: map, key }]))
  if (isNew) fields.set(to, { node: map, key: from })
  return assembled({ ...others, [to]: isNew ? extension : merge(extension, others[to], {}) }, map, fields)
}

function each(map: Fields, value: (item: unknown) => unknown): Fields {
  const after = new Map(Object.keys(map).map(key => [key, value(map[key])]))
  return [...after].every(([key, item]) => item === map[key]) ? map : withValues(map, key => after.get(key))
}

function changed(map: Fields, key: string, value: unknown): Fields {
  return value === map[key] ? map : withValues(map, name => (name === key ? value : map[name]))
}
