import { closestTo, type Diagnostic, isMap, keyOriginOf, type Origin, originsOf, own } from 'k3s-platform/plugin'
import { withAdoptedExtensions } from './adopted-extensions.ts'
import type { Environment } from './environment.ts'
import { emptyFile, notAMap, versionIgnored } from './file-messages.ts'
import { canRead } from './find-file.ts'
import { interpolateFile } from './interpolate-file.ts'
import { MARKS, takeMarks } from './marks.ts'
import { hasIdentity } from './merge-rules.ts'
import { type Fields, type Steps, without } from './nodes.ts'
import type { Reading } from './reading.ts'
import type { ShapeProblem } from './shape.ts'
import { shapeMistake } from './shape-mistakes.ts'

/** One document of a compose file: interpolated, and without what is wrong with its shape. */
export interface LoadedFile {
  readonly file: string
  /** Its position among the documents of the file. */
  readonly document: number
  readonly node: Fields
  /** Ways to what it resets or overrides in files before it. */
  readonly marks: readonly Steps[]
  /** Whether a whole section was invalid, so that its intended content is unknown. */
  readonly isBroken: boolean
  /** Services with mistakes. */
  readonly broken: ReadonlySet<string>
  /** Mistakes of services that are not reported, because the file may be used only for its other services. */
  readonly untold: ReadonlyMap<string, readonly Diagnostic[]>
}

/** How a file is looked at. */
export interface LoadOptions {
  readonly environment: Environment
  /** Where it is named. */
  readonly at: Origin | undefined
  /**
   * What it is read for: by itself, to change what another file says, or for single services that others extend. The
   * latter two may leave out what the other file has.
   */
  readonly role: 'base' | 'main' | 'override'
}

/** Reads one compose file; most have one document. What is wrong with it is reported. */
export function loadFile(file: string, options: LoadOptions, reading: Reading): readonly LoadedFile[] | undefined {
  if (!canRead(file, options.at, reading)) return undefined
  const texts = reading.files.readYaml(file, { version: '1.2', tags: MARKS, several: true, spelledNumbers: true })
  if (!Array.isArray(texts)) return undefined
  const written = texts.filter(text => text !== null && text !== undefined)
  const start: Origin = { file, line: 1, column: 1, length: 1, path: '' }
  if (written.length === 0) reading.report(emptyFile(file, start))
  const loaded = written.map((text, document) => {
    const { node: marked, ways } = takeMarks(text)
    const node = interpolateFile(marked, options.environment, reading)
    const role = document > 0 && options.role === 'main' ? 'override' : options.role
    if (isMap(node))
      return withoutMistakes(
        { file, document, node: withAdoptedExtensions(withoutVersion(node, reading)), ways },
        { ...options, role },
        reading,
      )
    reading.report(notAMap(file, originsOf(node)[0] ?? start))
    return undefined
  })
  return loaded.length > 0 && loaded.every(one => one !== undefined) ? loaded : undefined
}

function withoutVersion(node: Fields, { report }: Reading): Fields {
  if (!Object.hasOwn(node, 'version')) return node
  report(versionIgnored(keyOriginOf(node, 'version')))
  return without(node, ['version'])
}

interface Written {
  readonly file: string
  readonly document: number
  readonly node: Fields
  readonly ways: readonly Steps[]
}

function withoutMistakes({ file, document, node, ways }: Written, options: LoadOptions, reading: Reading): LoadedFile {
  const found = reading.shape(node).filter(problem => !isForgiven(problem, node, options))
  const problems = found.filter(problem => problem.keyword !== 'missing' || !isMisspelled(problem, found))
  const untold = tell(problems, node, options, reading)
  // From the end, so that positions in lists stay right.
  const sound = [...problems].reverse().reduce<Fields>((left, { keyword, steps }) => {
    return keyword === 'missing' || keyword === 'choice' ? left : without(left, steps)
  }, node)
  const services = problems.flatMap(({ steps: [section, name] }) =>
    section === 'services' && name !== undefined ? [String(name)] : [],
  )
  return {
    file,
    document,
    node: sound,
    marks: ways,
    isBroken: problems.some(({ keyword, steps }) => keyword !== 'unknown' && steps.length <= 1),
    broken: new Set(services),
    untold,
  }
}

/** For a file that is used for single services, only mistakes that affect all of them are reported at once. */
function tell(
  problems: readonly ShapeProblem[],
  node: Fields,
  { role }: LoadOptions,
  { report }: Reading,
): LoadedFile['untold'] {
  const untold = new Map<string, Diagnostic[]>()
  const reported = new Set<string>()
  for (const problem of problems) {
    const [section, name] = problem.steps
    const diagnostic = shapeMistake(problem, node)
    const { code, at } = diagnostic
    // An anchor brings one place into many services.
    const place = at && `${code} ${at.line}:${at.column}`
    const isUntold = role === 'base' && section === 'services' && name !== undefined
    if (isUntold) untold.set(String(name), [...(untold.get(String(name)) ?? []), diagnostic])
    else if ((role !== 'base' || section === 'services') && !reported.has(place ?? '')) report(diagnostic)
    if (place) reported.add(place)
  }
  return untold
}

/** Whether a missing key is there with a similar name, which is reported. */
function isMisspelled({ steps, other }: ShapeProblem, problems: readonly ShapeProblem[]): boolean {
  return problems.some(
    ({ keyword, steps: way }) =>
      keyword === 'unknown' &&
      way.length === steps.length + 1 &&
      steps.every((step, index) => step === way[index]) &&
      closestTo(String(way.at(-1)), [String(other)]) !== undefined,
  )
}

/** What Compose does not mind, since it merges first and looks at the shape then. */
function isForgiven({ keyword, steps, value }: ShapeProblem, node: Fields, { role }: LoadOptions): boolean {
  // Duplicates in a list with identities are one item.
  if (keyword === 'duplicate') return hasIdentity(steps.slice(0, -1))
  // A string instead of a boolean comes from a variable.
  if (keyword === 'type' && typeof value === 'string' && isRequiredOfDependency(steps)) return true
  if (role === 'main' && !extendsOther(node, steps)) return false
  if (keyword === 'missing') return isMergedDeep(steps)
  return keyword === 'type' && value === null
}

function isRequiredOfDependency(steps: Steps): boolean {
  return steps.length === 5 && steps[2] === 'depends_on' && steps[4] === 'required'
}

function extendsOther(node: Fields, [section, name]: Steps): boolean {
  const services = section === 'services' && name !== undefined ? node.services : undefined
  const service = isMap(services) ? own(services, String(name)) : undefined
  return isMap(service) && Object.hasOwn(service, 'extends')
}

/** Maps of which another file may give the rest. */
function isMergedDeep([, , key]: Steps): boolean {
  return key === 'depends_on' || key === 'ulimits' || key === 'provider'
}
