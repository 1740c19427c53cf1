import { isSecretValue } from '../ir/secret-value.ts'
import type { Section } from '../ir/unit.ts'
import { type Path, pathOf, valueAt } from './place.ts'
import type { Spelling } from './spellings.ts'
import type { SchemaError, Validator } from './validators.ts'

/** One thing that is wrong with the shape of a node. */
export interface ShapeProblem {
  readonly keyword: string
  /** The way to it from the entry. */
  readonly path: Path
  /** The same without the name of the environment block that it stands in. */
  readonly within: Path
  readonly params: Readonly<Record<string, unknown>>
}

/** What has a shape of its own: the file, an entry of a section, the options of a plugin. */
export type Subject = Section | 'plugin' | 'root'

/** What is being looked at, and how strictly. */
export interface Look {
  readonly section: Subject
  /** The whole entry. */
  readonly node: unknown
  /** The environment block that is looked at, as a change to the entry: keys may be missing, `null` takes away. */
  readonly block?: string
  /** Whether `${…}` has been replaced; before that it may stand for any scalar. */
  readonly interpolated: boolean
  /** How numbers are spelled that print differently. */
  readonly spelling?: Spelling
}

/** What is wrong with the shape of an entry or of one block of it, each mistake once. */
export function shapeProblems(validator: Validator, looked: unknown, look: Look): readonly ShapeProblem[] {
  if (validator(looked)) return []
  const prefix = look.block === undefined ? [] : [look.block]
  const problems = (validator.errors ?? []).flatMap(error => {
    if (isEcho(error)) return []
    const within = pathOf(looked, error.instancePath)
    return [{ keyword: error.keyword, path: [...prefix, ...within], within, params: error.params }]
  })
  return withoutSecondReasons(problems.filter(problem => isMistake(problem, look)))
}

/** Errors that only repeat another one: a condition whose consequence failed, the inside of `propertyNames`. */
function isEcho(error: SchemaError): boolean {
  return error.keyword === 'if' || 'propertyName' in error
}

function isMistake(problem: ShapeProblem, look: Look): boolean {
  const value = valueAt(look.node, problem.path)
  if (look.block !== undefined && (problem.keyword === 'required' || value === null)) return false
  if (look.interpolated && problem.path.at(-2) === 'environment' && isSecretValue(value)) return false
  // Blocks are laid over before variables are replaced.
  if (look.block !== undefined && problem.within.length === 0) return true
  return look.interpolated || typeof value !== 'string' || !value.includes('${')
}

/** A value that is none of the allowed ones may also be of the wrong type; that is one mistake. */
function withoutSecondReasons(problems: readonly ShapeProblem[]): readonly ShapeProblem[] {
  const choices = new Set(problems.filter(problem => problem.keyword === 'enum').map(problem => problem.path.join('/')))
  return problems.filter(problem => problem.keyword === 'enum' || !choices.has(problem.path.join('/')))
}
