import type { Origin } from '../ir/origin.ts'
import { fieldHistory } from '../pipeline/history.ts'
import { type Pointer, at as pointerTo, valueAt } from '../pipeline/pointer.ts'
import type { Cause, CausePlace } from './cause.ts'
import { type ChangedLines, changedLines } from './changed-lines.ts'
import type { TreeObject, TreeSide } from './tree-side.ts'

/** A field in both versions of an object, as far as they have it. */
export interface ChangedField {
  readonly before?: TreeObject | undefined
  readonly beforeAt?: Pointer | undefined
  readonly after?: TreeObject | undefined
  readonly afterAt?: Pointer | undefined
}

/** Finds causes of differences between two trees. Equal causes are one object. */
export class CauseFinder {
  readonly #sides: Readonly<Record<Version, TreeSide>>
  readonly #changed = new Map<string, ChangedLines>()
  readonly #lines = new Map<string, readonly string[]>()
  readonly #causes = new Map<string, Cause>()

  constructor(before: TreeSide, after: TreeSide) {
    this.#sides = { before, after }
  }

  /**
   * The lines that made a field what it is: those that were changed, when both trees were compiled; else those that it
   * comes from.
   */
  of(field: ChangedField): Cause {
    const now = this.#places('after', field.after, field.afterAt)
    const then = this.#places('before', field.before, field.beforeAt)
    const ways = [...now, ...then]
    const changed = best(ways.map(({ places, ...way }) => ({ ...way, places: places.filter(p => this.#isChanged(p)) })))
    const places = changed ?? best(ways) ?? []
    return this.#same({
      places: distinct(places).slice(0, MOST_PLACES),
      because: becauseOf(field),
      isIndirect: changed === undefined && this.#knowsLines(),
    })
  }

  /** One cause of several: what has no line of its own that changed is a consequence of those that did. */
  together(causes: readonly Cause[]): Cause | undefined {
    const places = distinct(causes.filter(({ isIndirect }) => !isIndirect).flatMap(cause => cause.places))
    if (places.length === 0 || !this.#knowsLines()) return undefined
    const current = places.filter(place => !places.some(other => replaces(other, place)))
    return this.#same({ places: current.slice(0, MOST_PLACES), because: '', isIndirect: false })
  }

  /** Where a field comes from, and behind that where what is in it comes from. */
  #places(version: Version, object: TreeObject | undefined, pointer: Pointer | undefined): readonly Way[] {
    if (!object?.resource || pointer === undefined) return []
    const withText = (origin: Origin): CausePlace => {
      const text = this.#linesOf(version, origin.file)?.[origin.line - 1]
      return { ...origin, version, ...(text !== undefined && { text }) }
    }
    const at = (place: Pointer) => fieldHistory(object.resource!, place).origins.map(withText)
    const inner = [...leavesBelow(valueAt(object.value, pointer), pointer)].flatMap(at)
    // An object as a whole is another one when it has another name.
    const direct = pointer === '' ? ['', '/metadata/name', '/metadata/namespace'] : [pointer]
    return [
      // The place of an element is often that of the whole list, and what is in it knows better.
      ...(pointer === '' ? [] : [{ places: inner, isOneLine: true }]),
      ...direct.map(each => ({ places: at(each) })),
      { places: inner },
    ]
  }

  #linesOf(version: Version, file: string): readonly string[] | undefined {
    const key = `${version} ${file}`
    const known = this.#lines.get(key) ?? this.#sides[version].shownSources?.get(file)?.split(/\r?\n/)
    if (known) this.#lines.set(key, known)
    return known
  }

  #knowsLines(): boolean {
    return this.#sides.before.sources !== undefined && this.#sides.after.sources !== undefined
  }

  #isChanged({ file, line, version }: CausePlace): boolean {
    const { before, after } = this.#sides
    if (!before.sources || !after.sources) return false
    const known = this.#changed.get(file) ?? changedLines(before.sources.get(file) ?? '', after.sources.get(file) ?? '')
    this.#changed.set(file, known)
    return known[version].has(line)
  }

  #same(cause: Cause): Cause {
    const lines = cause.places.map(({ version, file, line }) => [version, file, line])
    const key = JSON.stringify([cause.isIndirect, lines.length > 0 ? lines : cause.because])
    const known = this.#causes.get(key) ?? cause
    this.#causes.set(key, known)
    return known
  }
}

/** Whether a place replaced an old one: the same key of the same file. */
function replaces(place: CausePlace, old: CausePlace): boolean {
  return place.version === 'after' && old.version === 'before' && place.file === old.file && place.path === old.path
}

/** Places that may be the cause. */
interface Way {
  readonly places: readonly CausePlace[]
  /** Whether they count only when all are on the same line. */
  readonly isOneLine?: boolean
}

function best(ways: readonly Way[]): readonly CausePlace[] | undefined {
  return ways.find(({ places, isOneLine }) => {
    const lines = distinct(places).length
    return isOneLine ? lines === 1 : lines > 0
  })?.places
}

type Version = 'after' | 'before'

/** More places than these explain nothing. */
const MOST_PLACES = 3

function* leavesBelow(value: unknown, pointer: Pointer): Generator<Pointer> {
  if (typeof value !== 'object' || value === null) return
  for (const [key, inner] of Object.entries(value)) {
    const below = `${pointer}${pointerTo`/${key}`}` as Pointer
    if (typeof inner === 'object' && inner !== null) yield* leavesBelow(inner, below)
    else yield below
  }
}

function distinct(places: readonly CausePlace[]): readonly CausePlace[] {
  const lines = new Map(places.toReversed().map(place => [`${place.version} ${place.file}:${place.line}`, place]))
  return [...lines.values()].reverse()
}

function becauseOf({ before, after, afterAt, beforeAt }: ChangedField): string {
  const pointer = after?.resource ? afterAt : beforeAt
  const resource = after?.resource ?? before?.resource
  if (!resource || pointer === undefined) return 'Nothing in the files makes it any longer'
  const { change } = fieldHistory(resource, pointer)
  return change.operation
    ? `${change.plugin}: ${change.reason.because}`
    : `What the plugin "${change.plugin}" makes for ${resource.unit}`
}
