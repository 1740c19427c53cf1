import fc from 'fast-check'
import { type Node, oneOf } from './node.ts'

/** One place of a node that is made worse. */
export interface Mutation {
  /** Which of the places: it is taken modulo their number. */
  readonly place: number
  readonly action: 'replace' | 'rename' | 'remove' | 'repeat'
  readonly text: string
  readonly number: number
  readonly other: unknown
}

const DNS = `${'a'.repeat(63)}.${'b'.repeat(63)}.${'c'.repeat(63)}.${'d'.repeat(61)}`

const NAMES = ['', 'A', 'a_b', '-a', 'a-', 'a.b', 'a..b', '1', 'a'.repeat(16), 'a'.repeat(55), 'a'.repeat(64), DNS]
  .concat([`${DNS}e`, 'a b', 'ü', 'a/b', 'a/b/c', '/a', 'a/', 'example.com/a', 'Example.com/a', '*.example.com'])
  .concat(['*', 'a.*.b', 'localhost:80', 'http://a', '1.2.3.4', '::1', 'kubernetes.io/a', 'default', 'a=b', 'a,b', '.'])

const AMOUNTS = [
  '0',
  '-1',
  '150%',
  '0%',
  '100%',
  '-5%',
  '5 %',
  '1.5Gi',
  '1.5',
  '100m',
  '0.1m',
  '1n',
  '-1Gi',
  '1Xi',
  '2GB',
]
  .concat([
    '1e3',
    '1E',
    '1e30',
    '1e100',
    '9223372036854775808',
    '1'.repeat(30),
    '0x10',
    '1_000',
    '1,5',
    ' 1',
    '1 ',
    'Mi',
  ])
  .concat([
    '10',
    '10s',
    '-1s',
    '1d',
    '0s',
    '@daily',
    '* * * *',
    '60 * * * *',
    '0 0 31 2 *',
    '* * * * * *',
    'CRON_TZ=UTC 0 0 * * *',
  ])

const PATHS = [
  '/',
  '//',
  '/a//b',
  '/a/../b',
  '/.',
  'a',
  '/%2f',
  '/a?b',
  '/a b',
  '/ü',
  'a/b',
  '../a',
  '..',
  '/a:b',
  'C:\\a',
]
  .concat([
    '10.0.0.0/8',
    '10.0.0.1/8',
    '10.0.0.0',
    '10.0.0.0/33',
    '::/0',
    '::ffff:10.0.0.0/104',
    'fd00::1/8',
    '01.0.0.0/8',
  ])
  .concat([
    'CAP_SYS_ADMIN',
    'SYS_ADMIN',
    'Unconfined',
    'TCP',
    'tcp',
    'ALL',
    '\n',
    '\t',
    '\u0000',
    '\u007f',
    '${',
    '$(A)',
    '~',
  ])

/** What people get wrong, and what only machines do. */
export const mutation: fc.Arbitrary<Mutation> = fc.record({
  place: fc.nat(),
  action: fc.oneof({ weight: 12, arbitrary: oneOf('replace') }, oneOf('rename', 'remove', 'repeat')),
  text: nastyText(),
  number: oneOf(-1, 0, 1, 101, 65_535, 65_536, 2 ** 31 - 1, 2 ** 31, 2 ** 53 - 1, 2 ** 53, 1.5, -0.5, 1e21, 3601, 1e-7),
  other: oneOf(true, false, null, [], {}, [''], { a: 'b' }),
})

/** The node with the mutation made, on a copy. A value mostly keeps its type, so that more than types is looked at. */
export function mutated<Root extends object>(root: Root, { place, action, text, number, other }: Mutation): Root {
  const copy = structuredClone(root)
  const places = placesIn(copy)
  const chosen = places[place % places.length]
  if (!chosen) return copy
  const { parent, key } = chosen
  const value = parent[key]
  if (action === 'remove') remove(parent, key)
  else if (action === 'repeat' && Array.isArray(parent)) parent.splice(Number(key), 0, structuredClone(value))
  else if (action === 'rename' && !Array.isArray(parent)) {
    delete parent[key]
    parent[text] = value
  } else if (place % 17 === 0) parent[key] = structuredClone(other)
  else if (typeof value === 'string') parent[key] = text
  else if (typeof value === 'number') parent[key] = number
  else if (typeof value === 'boolean') parent[key] = !value
  else parent[key] = structuredClone(other)
  return copy
}

interface Place {
  readonly parent: Node
  readonly key: string
}

/** Every value inside of a node. */
function placesIn(node: object): Place[] {
  return Object.entries(node).flatMap(([key, value]) => [
    { parent: node as Node, key },
    ...(typeof value === 'object' && value !== null ? placesIn(value) : []),
  ])
}

function remove(parent: Node, key: string): void {
  if (Array.isArray(parent)) parent.splice(Number(key), 1)
  else delete parent[key]
}

function nastyText(): fc.Arbitrary<string> {
  return fc.oneof(
    oneOf(...NAMES),
    oneOf(...AMOUNTS),
    oneOf(...PATHS),
    fc.string({ maxLength: 6 }),
    fc.string({ unit: 'grapheme', maxLength: 3 }),
  )
}
