import { keyOriginOf, type Origin } from 'k3s-platform/plugin'
import type { Environment } from './environment.ts'
import { emptyFile, notAMap, versionIgnored } from './file-messages.ts'
import { canRead } from './find-file.ts'
import { interpolateFile } from './interpolate-file.ts'
import { MARKS, takeMarks } from './marks.ts'
import { hasIdentity } from './merge-rules.ts'
import { type Fields, isMap, type Steps, without } from './nodes.ts'
import type { Reading } from './reading.ts'
import type { ShapeProblem } from './shape.ts'
import { shapeMistake } from './shape-mistakes.ts'

/** One compose file: interpolated, and without what is wrong with its shape. */
export interface LoadedFile {
  readonly file: string
  readonly node: Fields
  /** Ways to what it resets or overrides in files before it. */
  readonly marks: readonly Steps[]
  /** Whether a section as a whole was wrong, so that nobody knows what it should have had. */
  readonly isBroken: boolean
  /** Services with mistakes. */
  readonly broken: ReadonlySet<string>
}

/** How a file is looked at. */
export interface LoadOptions {
  readonly environment: Environment
  /** Where it is named. */
  readonly at: Origin | undefined
  /** Whether it changes what another file says, and may leave out what that one has. */
  readonly isOverride?: boolean
}

/** Reads one compose file; what is wrong with it is reported. */
export function loadFile(file: string, options: LoadOptions, reading: Reading): LoadedFile | undefined {
  if (!canRead(file, options.at, reading)) return undefined
  const text = reading.files.readYaml(file, { version: '1.2', tags: MARKS })
  if (text === undefined) return undefined
  const { node: marked, ways } = takeMarks(text)
  const node =
    marked === null || marked === undefined ? undefined : interpolateFile(marked, options.environment, reading)
  if (!isMap(node)) {
    const at: Origin = { file, line: 1, column: 1, length: 1, path: '' }
    reading.report(node === undefined ? emptyFile(file, at) : notAMap(file, at))
    return undefined
  }
  return withoutMistakes(file, withoutVersion(node, reading), ways, options, reading)
}

function withoutVersion(node: Fields, { report }: Reading): Fields {
  if (!Object.hasOwn(node, 'version')) return node
  report(versionIgnored(keyOriginOf(node, 'version')))
  return without(node, ['version'])
}

function withoutMistakes(
  file: string,
  node: Fields,
  marks: readonly Steps[],
  options: LoadOptions,
  reading: Reading,
): LoadedFile {
  const problems = reading.shape(node).filter(problem => !isForgiven(problem, node, options))
  for (const problem of problems) reading.report(shapeMistake(problem, node))
  // From the end, so that positions in lists stay right.
  const sound = [...problems].reverse().reduce<Fields>((left, { keyword, steps }) => {
    return keyword === 'missing' || keyword === 'choice' ? left : without(left, steps)
  }, node)
  return {
    file,
    node: sound,
    marks,
    isBroken: problems.some(({ keyword, steps }) => keyword !== 'unknown' && steps.length <= 1),
    broken: new Set(
      problems.filter(({ steps }) => steps[0] === 'services' && steps.length > 1).map(({ steps }) => String(steps[1])),
    ),
  }
}

/** What Compose does not mind, since it merges first and looks at the shape then. */
function isForgiven({ keyword, steps, value }: ShapeProblem, node: Fields, { isOverride }: LoadOptions): boolean {
  // What stands twice in a list with identities is one item.
  if (keyword === 'duplicate') return hasIdentity(steps.slice(0, -1))
  // A text in place of a yes or no is what a variable leaves.
  if (keyword === 'type' && typeof value === 'string' && isRequiredOfDependency(steps)) return true
  if (!isOverride && !extendsOther(node, steps)) return false
  if (keyword === 'missing') return isMergedDeep(steps)
  return keyword === 'type' && value === null
}

function isRequiredOfDependency(steps: Steps): boolean {
  return steps.length === 5 && steps[2] === 'depends_on' && steps[4] === 'required'
}

function extendsOther(node: Fields, [section, name]: Steps): boolean {
  const services = section === 'services' && name !== undefined ? node.services : undefined
  const service = isMap(services) ? services[String(name)] : undefined
  return isMap(service) && Object.hasOwn(service, 'extends')
}

/** Maps of which another file may give the rest; items of lists are never merged with others. */
function isMergedDeep(steps: Steps): boolean {
  return steps.every(step => typeof step === 'string')
}
