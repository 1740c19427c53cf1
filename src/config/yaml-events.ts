import {
  type AliasEvent,
  COLLECTION_STYLE,
  EVENT_ID,
  type Event,
  getScalarValue,
  type MappingEvent,
  SCALAR_STYLE,
  type ScalarEvent,
  type SequenceEvent,
} from 'js-yaml'
import type { Diagnostic } from '../ir/diagnostic.ts'
import { withProvenance } from '../ir/provenance.ts'
import { coreScalar } from './core-scalar.ts'
import { goScalar } from './go-scalar.ts'
import { mergeInto } from './merge-key.ts'
import type { SourceFile } from './source-file.ts'
import { Spellings } from './spellings.ts'
import { Tagged } from './tagged.ts'
import { duplicateKey, reservedKey, tooManyAliases, unknownAlias } from './yaml-messages.ts'
import { YamlProvenance } from './yaml-provenance.ts'
import { MOST_ALIASED_VALUES, type ReadYamlOptions, type YamlReading } from './yaml-reading.ts'
import { afterColon, nextOf } from './yaml-signs.ts'

/** What is known below an anchor. */
interface Anchored {
  readonly value: unknown
  /** How many values it has, with those below. */
  readonly size: number
  readonly spelling: string | undefined
}

/** An event that begins a node. */
type NodeEvent = SequenceEvent | MappingEvent | ScalarEvent | AliasEvent

/** Ends the reading of YAML with content that plain data cannot have: tags and keys that are not scalars. */
const NOT_PLAIN = Symbol('not plain')

/**
 * Makes plain data of the events of js-yaml, which have offsets for all that has text. Where a node ends that has none
 * (an empty item, a closing bracket) is looked for in the text.
 */
export class EventReader {
  readonly #events: readonly Event[]
  readonly #source: SourceFile
  readonly #text: string
  readonly #tags: readonly string[]
  readonly #spelledNumbers: boolean
  readonly #plain: (text: string) => unknown
  /** The event that comes next. */
  #next = 0
  /** Where the last node ended in the text, and where it began. */
  #end = 0
  #start = 0
  /** The spelling of the last node, if it is a number that prints differently. */
  #spelling: string | undefined
  #diagnostics: Diagnostic[] = []
  #anchors = new Map<string, Anchored>()
  #spellings = new Spellings()
  #size = 0
  #aliased = 0

  constructor(events: readonly Event[], source: SourceFile, options: ReadYamlOptions) {
    this.#events = events
    this.#source = source
    this.#text = source.text
    this.#tags = options.tags ?? []
    this.#spelledNumbers = options.spelledNumbers ?? false
    this.#plain = options.version === '1.1' ? goScalar : coreScalar
  }

  /** The next document; nothing when it holds what has no place in plain data. */
  document(): YamlReading | undefined {
    this.#diagnostics = []
    this.#anchors = new Map()
    this.#spellings = new Spellings()
    this.#size = 0
    this.#aliased = 0
    this.#next++
    const value = this.#isPop() ? null : this.#node(undefined, '')
    if (value === NOT_PLAIN) return undefined
    this.#next++
    const isAmbiguous = this.#diagnostics.some(({ code }) => code === 'yaml/duplicate-key')
    return {
      value: isAmbiguous ? undefined : value,
      diagnostics: this.#diagnostics,
      ...(!isAmbiguous && !this.#spellings.isEmpty && { spelling: this.#spellings.of }),
    }
  }

  #isPop(): boolean {
    return this.#events[this.#next]!.type === EVENT_ID.POP
  }

  #node(parent: YamlProvenance | undefined, name: string | number): unknown {
    this.#size++
    const event = this.#events[this.#next++] as NodeEvent
    if (event.type === EVENT_ID.ALIAS) return this.#alias(event)
    const before = this.#size
    const tag = this.#tagOf(event)
    if (tag === NOT_PLAIN) return NOT_PLAIN
    if (event.anchorEnd > this.#end || event.tagEnd > this.#end) this.#end = Math.max(event.anchorEnd, event.tagEnd)
    const value =
      event.type === EVENT_ID.SCALAR
        ? this.#scalar(event)
        : event.type === EVENT_ID.MAPPING
          ? this.#map(event, parent, name)
          : this.#list(event, parent, name)
    if (value === NOT_PLAIN) return NOT_PLAIN
    const read = tag === undefined ? value : new Tagged(tag, value)
    if (event.anchorStart >= 0) {
      const size = this.#size - before + 1
      this.#anchors.set(this.#anchor(event), { value: read, size, spelling: this.#spelling })
    }
    return read
  }

  #tagOf(event: SequenceEvent | MappingEvent | ScalarEvent): string | undefined | typeof NOT_PLAIN {
    if (event.tagStart < 0) return undefined
    const tag = this.#text.slice(event.tagStart, event.tagEnd)
    return this.#tags.includes(tag) ? tag : NOT_PLAIN
  }

  #anchor({ anchorStart, anchorEnd }: NodeEvent): string {
    return this.#text.slice(anchorStart, anchorEnd)
  }

  #alias(event: AliasEvent): unknown {
    this.#start = event.anchorStart - 1
    this.#end = event.anchorEnd
    const known = this.#anchors.get(this.#anchor(event))
    this.#spelling = known?.spelling
    this.#size += known?.size ?? 0
    this.#aliased += known?.size ?? 0
    if (known && this.#aliased <= MOST_ALIASED_VALUES) return known.value
    const span = [this.#start, this.#end] as const
    if (!known) this.#diagnostics.push(unknownAlias(this.#source, span))
    else if (!this.#diagnostics.some(({ code }) => code === 'yaml/too-many-aliases'))
      this.#diagnostics.push(tooManyAliases(this.#source, span))
    return null
  }

  #scalar(event: ScalarEvent): unknown {
    this.#spelling = undefined
    this.#place(event)
    const text = getScalarValue(this.#text, event)
    if (event.style !== SCALAR_STYLE.PLAIN) return text
    const value = this.#plain(text)
    if (typeof value === 'number' && String(value) !== text) {
      this.#spelling = text
      if (this.#spelledNumbers) return text
    }
    return value
  }

  /** Where a scalar begins and ends, with its quotes, or from the sign of a block. */
  #place({ style, valueStart, valueEnd }: ScalarEvent): void {
    if (valueStart < 0) {
      this.#start = this.#end
    } else if (style === SCALAR_STYLE.PLAIN) {
      this.#start = valueStart
      this.#end = valueEnd
    } else if (style === SCALAR_STYLE.SINGLE_QUOTED || style === SCALAR_STYLE.DOUBLE_QUOTED) {
      this.#start = valueStart - 1
      this.#end = valueEnd + 1
    } else {
      this.#start = nextOf('|>', this.#text, this.#end)
      this.#end = valueEnd
    }
  }

  #list(event: SequenceEvent, parent: YamlProvenance | undefined, name: string | number): unknown {
    const { start } = event
    const isFlow = event.style === COLLECTION_STYLE.FLOW
    const provenance = new YamlProvenance(this.#source, parent, name, start)
    const list: unknown[] = []
    this.#end = Math.max(this.#end, isFlow ? start + 1 : start)
    while (!this.#isPop()) {
      const index = list.length
      if (!isFlow && this.#isEmpty()) this.#end = nextOf('-', this.#text, this.#end) + 1
      const value = this.#node(provenance, index)
      if (value === NOT_PLAIN) return NOT_PLAIN
      provenance.note(index, this.#start, this.#end, this.#start, this.#end)
      if (this.#spelling !== undefined) this.#spellings.note(list, index, this.#spelling)
      list.push(value)
    }
    this.#closeCollection(isFlow ? ']' : undefined, start, provenance)
    return withProvenance(list, provenance)
  }

  #map(event: MappingEvent, parent: YamlProvenance | undefined, name: string | number): unknown {
    const { start } = event
    const isFlow = event.style === COLLECTION_STYLE.FLOW
    const provenance = new YamlProvenance(this.#source, parent, name, start)
    const map: Record<string, unknown> = {}
    const merged: { value: unknown; span: readonly [number, number] }[] = []
    this.#end = Math.max(this.#end, isFlow && this.#text[start] === '{' ? start + 1 : start)
    while (!this.#isPop()) if (!this.#field(map, merged, provenance)) return NOT_PLAIN
    this.#closeCollection(isFlow && this.#text[start] === '{' ? '}' : undefined, start, provenance)
    const note = (part: object, field: string) => this.#spellings.note(map, field, this.#spellings.of(part, field))
    for (const { value, span } of merged) mergeInto(map, value, span, provenance, note)
    return withProvenance(map, provenance)
  }

  /** Reads a key and its value; whether both have a place in plain data. */
  #field(
    map: Record<string, unknown>,
    merged: { value: unknown; span: readonly [number, number] }[],
    provenance: YamlProvenance,
  ): boolean {
    const key = this.#events[this.#next++]!
    if (key.type !== EVENT_ID.SCALAR || key.tagStart >= 0) return false
    this.#place(key)
    const [from, to] = [this.#start, this.#end]
    const field = getScalarValue(this.#text, key)
    if (field === '__proto__') {
      this.#diagnostics.push(reservedKey(this.#source, field, [from, to]))
      return this.#node(provenance, field) !== NOT_PLAIN
    }
    const isMerge = field === '<<' && key.style === SCALAR_STYLE.PLAIN
    const isKnown = isMerge ? merged.length > 0 : Object.hasOwn(map, field)
    const first = isKnown ? provenance.at(field).key : undefined
    if (first) this.#diagnostics.push(duplicateKey(this.#source, field, [from, to], first))
    if (this.#isEmpty()) this.#end = afterColon(this.#text, this.#end)
    const value = this.#node(provenance, field)
    if (value === NOT_PLAIN) return false
    const [start, end] = this.#end > this.#start ? [this.#start, this.#end] : [from, to]
    provenance.note(field, from, to, start, end)
    if (isMerge) merged.push({ value, span: [start, end] })
    else {
      map[field] = value
      if (this.#spelling !== undefined) this.#spellings.note(map, field, this.#spelling)
    }
    return true
  }

  /** Whether the next node has no text at all. */
  #isEmpty(): boolean {
    const event = this.#events[this.#next]!
    return event.type === EVENT_ID.SCALAR && event.valueStart < 0 && event.tagStart < 0 && event.anchorStart < 0
  }

  #closeCollection(bracket: string | undefined, start: number, provenance: YamlProvenance): void {
    this.#next++
    if (bracket !== undefined) this.#end = nextOf(bracket, this.#text, this.#end) + 1
    this.#start = start
    this.#spelling = undefined
    provenance.endsAt(this.#end)
  }
}
