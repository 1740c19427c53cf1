import { provenanceOf, textOf, withProvenanceOf } from '../ir/provenance.ts'
import type { ConfigNode } from './config.ts'
import { type Path, valueAt } from './place.ts'
import { type ShapeProblem, shapeProblems } from './shape-problem.ts'
import { type Validated, validators } from './validators.ts'

/**
 * A value that is one whole variable is read as a scalar, since only the schema knows what is meant by `8`. Where only a
 * text may stand it was a text all along: a tag or a revision of digits alone. The same node when there is none.
 */
export async function withReplacedTexts(section: Validated, node: ConfigNode): Promise<ConfigNode> {
  const validator = (await validators())[section]
  const problems = shapeProblems(validator, node, { section, node, interpolated: true })
  return problems.filter(problem => isReplacedText(problem, node)).reduce((made, { path }) => asText(made, path), node)
}

function isReplacedText({ keyword, params, path }: ShapeProblem, node: ConfigNode): boolean {
  const value = valueAt(node, path)
  const kinds = [params.type].flat().filter(kind => kind !== 'null')
  if (keyword !== 'type' || kinds.join() !== 'string' || (typeof value !== 'number' && typeof value !== 'boolean'))
    return false
  return provenanceOf(valueAt(node, path.slice(0, -1)))?.variables?.(path.at(-1)!) !== undefined
}

function asText<Node extends object>(node: Node, [step, ...rest]: Path): Node {
  const made = (Array.isArray(node) ? node.slice() : { ...node }) as Record<string | number, unknown>
  made[step!] = rest.length > 0 ? asText(made[step!] as object, rest) : textOf(node, step!)
  return withProvenanceOf(node, made) as Node
}
