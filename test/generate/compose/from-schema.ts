import fc from 'fast-check'
import { different, oneOf } from '../node.ts'
import { MOUNTED, POOLS, SELDOM } from './pools.ts'
import { type ComposeSchema, type Form, formsOf, type Key, keysOf } from './schema.ts'
import { count, flag, words } from './texts.ts'
import { VALUES } from './values.ts'

/** Values that a schema allows at a place, in every way it may be written. */
export function valueAt(schema: ComposeSchema, place: string): fc.Arbitrary<unknown> {
  const known = VALUES[place]
  if (known) return known
  const pool = POOLS[place] ?? POOLS[schema.$ref?.slice('#/$defs/'.length) ?? '']
  const mounted = MOUNTED[place]
  const forms = formsOf(schema, place)
  const types = forms.map(({ type }) => type)
  if (types.length === 2 && types.includes('string') && !forms.some(({ schema }) => schema.enum)) {
    if (types.includes('boolean')) return flag
    if (types.includes('integer') || types.includes('number')) return count(1, 4096)
  }
  return fc.oneof(...forms.map(form => (mounted ? mounts(form, mounted) : formValue(form, pool))))
}

function formValue(form: Form, pool: readonly string[] | undefined): fc.Arbitrary<unknown> {
  const { schema, type, place } = form
  switch (type) {
    case 'string':
      return schema.enum ? oneOf(...schema.enum) : words
    case 'integer':
    case 'number':
      return fc.integer({ min: schema.minimum ?? 1, max: Math.min(schema.maximum ?? 4096, 4096) })
    case 'boolean':
      return fc.boolean()
    case 'null':
      return fc.constant(null)
    case 'array':
      return pool
        ? fc.subarray([...pool], { minLength: 1 })
        : different(valueAt(schema.items ?? {}, `${place}[]`), item => JSON.stringify(item), 1)
    case 'object':
      return objectOf(form, pool)
    default:
      return type satisfies never
  }
}

/** A few of the keys: all of them at once would be wrong in most files, and hide each other. */
function objectOf(form: Form, pool: readonly string[] = ['one', 'two']): fc.Arbitrary<unknown> {
  const keys = keysOf(form)
  const free = keys.find(({ name }) => name === undefined)
  if (free && keys.length === 1)
    return fc.dictionary(oneOf(...pool), valueAt(free.schema, free.place), {
      minKeys: 1,
      maxKeys: pool.length,
      noNullPrototype: true,
    })
  return someOf(keys.filter(({ name }) => name !== undefined))
}

function someOf(keys: readonly Key[]): fc.Arbitrary<unknown> {
  const pair = ({ name, schema, place }: Key) => fc.tuple(fc.constant(name!), valueAt(schema, place))
  const [required, optional] = [keys.filter(({ required }) => required), keys.filter(({ required }) => !required)]
  const chosen = optional.map(key => ({ weight: SELDOM.has(key.place) ? 1 : 24, arbitrary: pair(key) }))
  const some =
    chosen.length === 0
      ? fc.constant([])
      : fc.uniqueArray(fc.oneof(...chosen), {
          selector: ([name]) => name,
          maxLength: Math.min(Math.ceil(chosen.length / 2), MOST_KEYS),
        })
  return fc.tuple(fc.tuple(...required.map(pair)), some).map(parts => Object.fromEntries(parts.flat()))
}

/** A list of configs or secrets, each by its name alone or with more. */
function mounts({ schema, place }: Form, pool: readonly string[]): fc.Arbitrary<unknown> {
  const [source, forms] = [oneOf(...pool), formsOf(schema.items!, `${place}[]`)]
  const items = forms.map(form =>
    form.type === 'string'
      ? source
      : fc.tuple(formValue(form, undefined), source).map(([made, source]) => ({ ...(made as object), source })),
  )
  return different(fc.oneof(...items), item => JSON.stringify(item), 1)
}

const MOST_KEYS = 8
