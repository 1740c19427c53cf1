import type { ConfigNode, Entry, UnsoundEntry } from './config.ts'
import { splitEnvironments } from './environment-blocks.ts'
import type { Path } from './place.ts'
import { type Look, type ShapeProblem, shapeProblems } from './shape-problem.ts'
import { without } from './sound-root.ts'
import type { ValidateOptions } from './validate.ts'
import { validators } from './validators.ts'

/** An entry without what is wrong with its shape, so that the meaning of the rest can be checked; nothing if too little is left. */
export async function soundEntry(entry: Entry, options: ValidateOptions): Promise<UnsoundEntry | undefined> {
  const removed = new Set<string>()
  const environments = options.environments ?? []
  let { node } = entry
  for (;;) {
    const problems = await problemsOf(entry, node, options)
    if (problems.length === 0) return { ...entry, node, removed }
    for (const { path, within, keyword, params } of problems) {
      const key = keyword === 'additionalProperties' ? [String(params.additionalProperty)] : []
      const place: Path = [...path, ...key]
      const [first] = [...within, ...key]
      if (place.length === 0) return undefined
      removed.add(keyword === 'additionalProperties' && within.length === 0 ? UNKNOWN : String(first ?? UNKNOWN))
      node = without(node, place) as ConfigNode
    }
    if (environments.some(name => removed.has(name))) return undefined
  }
}

/** Stands for a key that could have been any. */
export const UNKNOWN = '*'

async function problemsOf(
  { section }: Entry,
  node: ConfigNode,
  options: ValidateOptions,
): Promise<readonly ShapeProblem[]> {
  const validator = (await validators())[section]
  const { base, blocks } = splitEnvironments(node, options.environments ?? [])
  const look: Look = { section, node, interpolated: false, spelling: options.spelling, vocabulary: options.vocabulary }
  const found = [...(await shapeProblems(validator, base, look))]
  for (const [block, value] of blocks) found.push(...(await shapeProblems(validator, value, { ...look, block })))
  // A key that only some environments give is looked for once they have been applied.
  return found.filter(({ keyword }) => keyword !== 'required' || blocks.size === 0)
}
