import { type Diagnostic, error } from '../ir/diagnostic.ts'
import type { Edit } from '../ir/fix.ts'
import { written } from './corrected/flow.ts'
import { keyOriginAt, nameOf, type Path, valueAt } from './place.ts'
import type { ShapeProblem } from './shape-problem.ts'

/** A key without a value whose values are below it, at its own level, and the problems that this explains. */
export interface NotIndented {
  readonly diagnostic: Diagnostic
  readonly explained: ReadonlySet<ShapeProblem>
}

/** The first key that is empty because the lines below it are not indented. */
export function notIndented(node: unknown, problems: readonly ShapeProblem[]): NotIndented | undefined {
  for (const empty of problems.filter(({ keyword, path }) => keyword === 'type' && valueAt(node, path) === null)) {
    const parent = empty.path.slice(0, -1)
    const unknown = unknownKeys(problems, parent)
    const keys = Object.keys(valueAt(node, parent) as object)
    const below = keys.slice(keys.indexOf(String(empty.path.at(-1))) + 1)
    const end = below.findIndex(key => !unknown.has(key))
    const lost = end < 0 ? below : below.slice(0, end)
    if (lost.length === 0) continue
    const explained = new Set([empty, ...lost.map(key => unknown.get(key)!)])
    return { diagnostic: notIndentedKeys(node, empty.path, lost), explained }
  }
  return undefined
}

function unknownKeys(problems: readonly ShapeProblem[], parent: Path): ReadonlyMap<string, ShapeProblem> {
  const inParent = problems.filter(
    ({ keyword, path }) => keyword === 'additionalProperties' && path.join('\0') === parent.join('\0'),
  )
  return new Map(inParent.map(problem => [String(problem.params.additionalProperty), problem]))
}

/** The lines that follow an empty key start in its column, so they are not its values. */
function notIndentedKeys(node: unknown, path: Path, lost: readonly string[]): Diagnostic {
  const parent = path.slice(0, -1)
  const at = keyOriginAt(node, path)
  const edits = lost.flatMap((key): Edit[] => {
    const place = keyOriginAt(node, [...parent, key])
    return place ? [{ file: place.file, line: place.line, column: place.column, length: 0, text: '  ' }] : []
  })
  const indent = ' '.repeat((at?.column ?? 1) + 1)
  const lines = lost.map(key => `${indent}${written({ [key]: valueAt(node, [...parent, key]) })}`)
  return error(
    'schema/wrong-type',
    `"${nameOf(path)}" is empty: the lines below it are not indented.`,
    at,
    `Indent what belongs to it:\n${lines.join('\n')}`,
    { fix: { edits, isSafe: false } },
  )
}
