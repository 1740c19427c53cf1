import { own } from '../ir/own.ts'
import { isSecretValue } from '../ir/secret-value.ts'
import type { Section } from '../ir/unit.ts'
import type { OpenBlock } from '../schema/added-keys.ts'
import type { JsonSchema } from '../schema/json-schema.ts'
import { type Path, pathOf, valueAt } from './place.ts'
import { validatorOf } from './schema-validator.ts'
import type { Spelling } from './spellings.ts'
import type { SchemaError, Validator } from './validators.ts'
import type { Vocabulary } from './vocabulary.ts'

/** One thing that is wrong with the shape of a node. */
export interface ShapeProblem {
  readonly keyword: string
  /** The way to it from the entry. */
  readonly path: Path
  /** The same without the name of its environment block. */
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
  /** What plugins add to the keys that the validator knows. */
  readonly vocabulary?: Vocabulary
}

/** What is wrong with the shape of an entry or of one block of it, each mistake once. */
export async function shapeProblems(
  validator: Validator,
  looked: unknown,
  look: Look,
): Promise<readonly ShapeProblem[]> {
  const problems = await problemsIn(validator, looked, look, [])
  return problems.length === 0 ? problems : withoutSecondReasons(problems.filter(problem => isMistake(problem, look)))
}

/** The problems of a node at a place of what is looked at. A key that a plugin adds has the shape that it declares. */
async function problemsIn(validator: Validator, node: unknown, look: Look, at: Path): Promise<ShapeProblem[]> {
  if (validator(node)) return []
  const prefix = look.block === undefined ? [] : [look.block]
  const problems: ShapeProblem[] = []
  // A copy: the validator of a key that a plugin adds may be the same one.
  for (const error of [...(validator.errors ?? [])]) {
    if (isEcho(error)) continue
    const place = pathOf(node, error.instancePath)
    const within = [...at, ...place]
    const key = String(error.params.additionalProperty)
    const added = error.keyword === 'additionalProperties' ? addedKey(look, within, key) : undefined
    if (added) {
      const value = valueAt(node, [...place, key])
      problems.push(...(await problemsIn(await validatorOf(added), value, look, [...within, key])))
    } else problems.push({ keyword: error.keyword, path: [...prefix, ...within], within, params: error.params })
  }
  return problems
}

/** The schema of a key that a plugin adds to the block at this place. */
function addedKey({ section, vocabulary }: Look, within: Path, key: string): JsonSchema | undefined {
  const block = vocabulary && openBlockAt(section, within)
  return block && own(vocabulary.keys[block], key)
}

function openBlockAt(section: Subject, within: Path): OpenBlock | undefined {
  if (section === 'plugin') return undefined
  if (section === 'root') return within[0] === 'environments' && within.length === 2 ? 'environment' : undefined
  const last = within.at(-1)
  return last === 'scaling' || last === 'ingress' ? last : undefined
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
