import fc from 'fast-check'
import { parseAllDocuments, stringify } from 'yaml'
import { replacedAt, type Way, waysInto } from './mutated.ts'

/** Values of another kind than whatever is there. */
const ODD: readonly unknown[] = [
  ...[null, true, 0, -1, 1.5, 1e21, '', 'x', '\u0000', 'ä'.repeat(300), '9'.repeat(40), '../x', '/', '*', '%', '-'],
  ...['${X}', '${X:-${X:-1}}', '${', '$', '{{ x }}', 'constructor', '__proto__', '1m', '1Gi', '10s', 'a:b', 'a=b'],
  ...[[], {}, [null], ['x', 'x'], [[1]], { a: 1 }, { name: null }, [{ name: 'x' }], { constructor: 1 }, [{}]],
]

/** A text of YAML with something else at one to three of its places; a text that is none is cut up as lines. */
export function damagedYaml(text: string): fc.Arbitrary<string> {
  const documents = parseAllDocuments(text, { merge: true, logLevel: 'silent' })
  if (!Array.isArray(documents) || documents.some(({ errors }) => errors.length > 0)) return damagedLines(text)
  let root: unknown
  try {
    root = documents.map(document => document.toJS())
  } catch {
    // Aliases that multiply, or have no anchor.
    return damagedLines(text)
  }
  const ways = waysInto(root).filter(way => way.length > 0)
  if (ways.length === 0) return damagedLines(text)
  const change = fc.oneof(
    fc.record({ way: fc.constantFrom(...ways), value: fc.constantFrom(...ODD) }),
    // A part of the file at another place of it.
    fc.record({ way: fc.constantFrom(...ways), value: fc.constantFrom(...ways).map(way => valueAt(root, way)) }),
  )
  const changed = fc.array(change, { minLength: 1, maxLength: 3 }).map(changes => {
    const made = changes.reduce<unknown>((node, { way, value }) => placed(node, way, value), root)
    const parts = Array.isArray(made) ? made : [made]
    return parts.map(part => stringify(part, { aliasDuplicateObjects: false })).join('---\n')
  })
  return fc.oneof({ weight: 5, arbitrary: changed }, { weight: 1, arbitrary: damagedLines(text) })
}

/** A text with lines left out, doubled, or put elsewhere, and signs put in. */
export function damagedLines(text: string): fc.Arbitrary<string> {
  const lines = text.split('\n')
  const signs = [
    '"',
    "'",
    '\\',
    '${',
    '}',
    '$',
    '#',
    '=',
    '(',
    ')',
    '[',
    ']',
    '{',
    ':',
    ',',
    '\t',
    '\u0000',
    ' ',
    '"""',
  ]
  const at = fc.nat({ max: lines.length - 1 })
  const change = fc.oneof(
    fc.record({ kind: fc.constantFrom('leave out', 'double', 'move'), at, other: at, sign: fc.constant('') }),
    fc.record({ kind: fc.constant('put in'), at, other: fc.nat(80), sign: fc.constantFrom(...signs) }),
  )
  return fc.array(change, { minLength: 1, maxLength: 4 }).map(changes => {
    const made = [...lines]
    for (const { kind, at: index, other, sign } of changes) {
      const line = made[index] ?? ''
      if (kind === 'leave out') made.splice(index, 1)
      else if (kind === 'double') made.splice(index, 0, line)
      else if (kind === 'move') made.splice(other, 0, ...made.splice(index, 1))
      else made[index] = `${line.slice(0, other)}${sign}${line.slice(other)}`
    }
    return made.join('\n')
  })
}

function valueAt(node: unknown, way: Way): unknown {
  return way.reduce<unknown>((inner, step) => (inner as Record<string | number, unknown>)[step], node)
}

/** What an earlier change took away is no place any more. */
function placed(node: unknown, way: Way, value: unknown): unknown {
  let inner: unknown = node
  for (const step of way) {
    if (typeof inner !== 'object' || inner === null || !Object.hasOwn(inner, step)) return node
    inner = (inner as Record<string | number, unknown>)[step]
  }
  return replacedAt(node, way, value)
}
