import type { Diagnostic } from '../ir/diagnostic.ts'
import { withProvenanceOf } from '../ir/provenance.ts'
import type { ConfigNode } from './config.ts'
import type { Path } from './place.ts'
import { type ShapeProblem, shapeProblems } from './shape-problem.ts'
import { validateSection } from './validate.ts'
import { validators } from './validators.ts'
import type { Vocabulary } from './vocabulary.ts'

/** The part of the file outside of entries, as far as it is valid, and the errors of the rest. */
export interface SoundRoot {
  readonly root: ConfigNode
  readonly diagnostics: readonly Diagnostic[]
}

/** Removes invalid parts from the root, so that later steps can trust the rest. */
export async function soundRoot(root: ConfigNode, interpolated: boolean, vocabulary: Vocabulary): Promise<SoundRoot> {
  const diagnostics = await validateSection('root', root, { interpolated, vocabulary })
  if (diagnostics.length === 0) return { root, diagnostics }
  const validator = (await validators()).root
  let sound = root
  // A mapping that loses a key that it needs is no longer sound.
  for (;;) {
    const look = { section: 'root', node: sound, interpolated, vocabulary } as const
    const problems = (await shapeProblems(validator, sound, look)).filter(isAboutValue)
    if (problems.length === 0) return { root: sound, diagnostics }
    sound = problems.reduce((node, { path }) => without(node, path) as ConfigNode, sound)
  }
}

/** A key that is unknown, or has a bad name, does not affect other keys. */
function isAboutValue({ keyword, path }: ShapeProblem): boolean {
  return path.length > 0 && keyword !== 'additionalProperties' && keyword !== 'propertyNames'
}

/** The node without what the path leads to. A list goes as a whole: the others in it would change their positions. */
export function without(node: unknown, [step, ...rest]: Path): unknown {
  if (step === undefined || Array.isArray(node) || typeof node !== 'object' || node === null) return undefined
  const { [step]: child, ...others } = node as Record<string, unknown>
  const left = child === undefined ? undefined : without(child, rest)
  return withProvenanceOf(node, left === undefined ? others : { ...others, [step]: left })
}
