import {
  type Alias,
  type Document,
  isAlias,
  isMap,
  isPair,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  type ParsedNode,
  parseAllDocuments,
  parseDocument,
  type Scalar,
  type YAMLError,
} from 'yaml'
import type { Diagnostic } from '../ir/diagnostic.ts'
import { withProvenance } from '../ir/provenance.ts'
import { goScalar } from './go-scalar.ts'
import { mergeInto } from './merge-key.ts'
import { tooDeepAt } from './nesting.ts'
import { conflictsIn } from './repair/conflict-markers.ts'
import { repairYaml } from './repair/repair-yaml.ts'
import type { SourceFile } from './source-file.ts'
import { type Spelling, Spellings, spellingOf } from './spellings.ts'
import { Tagged } from './tagged.ts'
import {
  complexKey,
  duplicateKey,
  reservedKey,
  syntaxError,
  tooDeep,
  tooManyAliases,
  unknownAlias,
  unknownTag,
} from './yaml-messages.ts'
import { YamlProvenance } from './yaml-provenance.ts'
import { MOST_ALIASED_VALUES, type ReadYamlOptions, type YamlReading } from './yaml-reading.ts'

/**
 * Reads what `readYaml` cannot: texts with mistakes, and texts with directives, tags or keys that have no place in plain
 * data. Every mistake has a message.
 */
export function readRefusedYaml(source: SourceFile, options: ReadYamlOptions): YamlReading {
  const deep = tooDeepAt(source.text)
  if (deep !== undefined) return { value: undefined, diagnostics: [tooDeep(source, deep)] }
  const documents = options.several ? parseAllDocuments(source.text, PARSING) : [parseDocument(source.text, PARSING)]
  if (documents.some(({ errors }) => errors.length > 0)) {
    const conflicts = conflictsIn(source)
    const diagnostics = conflicts.length > 0 ? conflicts : repairYaml(source)
    if (diagnostics.length > 0) return { value: undefined, diagnostics }
  }
  const readings = [...documents].map(document => readDocument(document, source, options))
  if (!options.several) return readings[0]!
  return {
    value: readings.map(({ value }) => value),
    diagnostics: readings.flatMap(({ diagnostics }) => diagnostics),
  }
}

const PARSING = {
  version: '1.2',
  // Whatever a line `%YAML 1.1` says: its dates, binary data and sets are not plain data.
  schema: 'core',
  resolveKnownTags: false,
  merge: true,
  // The library compares each key with all before it, which takes minutes for 10,000: `#field` asks the map itself.
  uniqueKeys: false,
  prettyErrors: false,
  // 'silent' would also hide that there are several documents.
  logLevel: 'error',
} as const

function readDocument(document: Document<ParsedNode>, source: SourceFile, options: ReadYamlOptions): YamlReading {
  const reading = new Reading(source, options)
  const unknownTags = document.warnings.filter(
    warning => warning.code === 'TAG_RESOLVE_FAILED' && !reading.keeps(warning),
  )
  // A parser that stumbles goes on to stumble: only its first mistake is one for certain.
  const problems = [...document.errors.slice(0, 1), ...unknownTags]
  for (const problem of problems) {
    const isTag = problem.code === 'TAG_RESOLVE_FAILED'
    reading.diagnostics.push((isTag ? unknownTag : syntaxError)(source, problem))
  }
  if (document.errors.length > 0) return { value: undefined, diagnostics: reading.diagnostics }
  const value = reading.node(document.contents, undefined, '')
  if (reading.diagnostics.some(({ code }) => code === 'yaml/duplicate-key'))
    return { value: undefined, diagnostics: reading.diagnostics }
  return { value, diagnostics: reading.diagnostics, spelling: reading.spelling() }
}

class Reading {
  readonly diagnostics: Diagnostic[] = []
  readonly #source: SourceFile
  readonly #anchors = new Map<string, { value: unknown; size: number; spelling?: string }>()
  readonly #scalar: (scalar: Scalar) => unknown
  readonly #tags: readonly string[]
  readonly #spelledNumbers: boolean
  readonly #spellings = new Spellings()
  #size = 0
  #aliased = 0

  constructor(source: SourceFile, options: ReadYamlOptions) {
    this.#source = source
    this.#scalar = options.version === '1.1' ? goScalarValue : scalarValue
    this.#tags = options.tags ?? []
    this.#spelledNumbers = options.spelledNumbers ?? false
  }

  /** How numbers are spelled that print differently. */
  spelling(): Spelling | undefined {
    return this.#spellings.isEmpty ? undefined : this.#spellings.of
  }

  /** Whether a warning is about a tag that is to be kept. */
  keeps({ pos }: YAMLError): boolean {
    return this.#tags.some(
      tag => this.#source.text.startsWith(tag, pos[0]) && TAG_END.test(this.#source.text[pos[0] + tag.length] ?? ''),
    )
  }

  node(node: Node | null | undefined, parent: YamlProvenance | undefined, name: string | number): unknown {
    this.#size++
    if (isAlias(node)) return this.#alias(node)
    const before = this.#size
    const value = isMap(node)
      ? this.#map(node, parent, name)
      : isSeq(node)
        ? this.#list(node, parent, name)
        : isScalar(node)
          ? ((this.#spelledNumbers ? spellingOf(node) : undefined) ?? this.#scalarValue(node))
          : null
    const tag = this.#tags.find(kept => kept === node?.tag)
    const read = tag === undefined ? value : new Tagged(tag, value)
    if (node?.anchor)
      this.#anchors.set(node.anchor, { value: read, size: this.#size - before + 1, spelling: this.#spellingOf(node) })
    return read
  }

  #spellingOf(node: unknown): string | undefined {
    if (isAlias(node)) return this.#anchors.get(node.source)?.spelling
    return isScalar(node) ? spellingOf(node) : undefined
  }

  /** Below a tag that is kept, a plain scalar is read as if the tag were not there. */
  #scalarValue(scalar: Scalar): unknown {
    if (!scalar.tag || !this.#tags.includes(scalar.tag) || scalar.type !== 'PLAIN') return this.#scalar(scalar)
    const { contents } = parseDocument(scalar.source ?? '', { logLevel: 'error' })
    return isScalar(contents) ? this.#scalar(contents) : null
  }

  #alias(alias: Alias): unknown {
    const known = this.#anchors.get(alias.source)
    this.#size += known?.size ?? 0
    this.#aliased += known?.size ?? 0
    if (known && this.#aliased <= MOST_ALIASED_VALUES) return known.value
    if (!known) this.diagnostics.push(unknownAlias(this.#source, alias.range ?? [0, 1]))
    else if (!this.diagnostics.some(diagnostic => diagnostic.code === 'yaml/too-many-aliases'))
      this.diagnostics.push(tooManyAliases(this.#source, alias.range ?? [0, 1]))
    return null
  }

  #list(
    node: { items: unknown[]; range?: Range },
    parent: YamlProvenance | undefined,
    name: string | number,
  ): unknown[] {
    const provenance = this.#provenance(node.range, parent, name)
    const list = node.items.map((item, index) => {
      const place = spanOf(item as Node)
      provenance.note(index, ...place, ...place)
      return this.node(item as Node, provenance, index)
    })
    for (const [index, item] of node.items.entries()) this.#spellings.note(list, index, this.#spellingOf(item))
    return withProvenance(list, provenance)
  }

  #map(node: { items: unknown[]; range?: Range }, parent: YamlProvenance | undefined, name: string | number): object {
    const provenance = this.#provenance(node.range, parent, name)
    const map: Record<string, unknown> = {}
    const merged: { value: unknown; span: readonly [number, number] }[] = []
    for (const pair of node.items) {
      if (!isPair(pair)) continue
      if (isMergeKey(pair.key)) {
        const [key, span] = [spanOf(pair.key as Node), spanOf(pair.value as Node)]
        const first = provenance.at('<<').key
        if (first) this.diagnostics.push(duplicateKey(this.#source, '<<', key, first))
        provenance.note('<<', ...key, ...span)
        merged.push({ value: this.node(pair.value as Node, provenance, '<<'), span })
      } else this.#field(map, pair as Pair, provenance)
    }
    const note = (part: object, field: string) => this.#spellings.note(map, field, this.#spellings.of(part, field))
    for (const { value, span } of merged) mergeInto(map, value, span, provenance, note)
    return withProvenance(map, provenance)
  }

  #field(map: Record<string, unknown>, pair: Pair, provenance: YamlProvenance): void {
    const key = pair.key as Node | null
    if (key !== null && !isScalar(key)) {
      this.diagnostics.push(complexKey(this.#source, key.range ?? [0, 1]))
      return
    }
    const field = key === null ? '' : typeof key.value === 'string' ? key.value : (key.source ?? String(key.value))
    const keySpan = spanOf(key)
    if (field === '__proto__') {
      this.diagnostics.push(reservedKey(this.#source, field, keySpan))
      return
    }
    const first = Object.hasOwn(map, field) ? provenance.at(field).key : undefined
    if (first) this.diagnostics.push(duplicateKey(this.#source, field, keySpan, first))
    const value = pair.value as Node | null
    provenance.note(field, ...keySpan, ...(value?.range && value.range[0] !== value.range[1] ? spanOf(value) : keySpan))
    map[field] = this.node(value, provenance, field)
    this.#spellings.note(map, field, this.#spellingOf(value))
  }

  #provenance(range: Range | undefined, parent: YamlProvenance | undefined, name: string | number): YamlProvenance {
    return new YamlProvenance(this.#source, parent, name, range?.[0] ?? 0, range?.[1] ?? 0)
  }
}

const TAG_END = /^\s?$/

type Range = readonly [number, number, number] | null

function scalarValue({ value }: Scalar): unknown {
  return typeof value === 'bigint' ? Number(value) : value
}

function goScalarValue(scalar: Scalar): unknown {
  return scalar.type === 'PLAIN' && !scalar.tag ? goScalar(scalar.source ?? '') : scalarValue(scalar)
}

function isMergeKey(key: unknown): boolean {
  if (!isScalar(key) || key.source !== '<<' || key.type !== 'PLAIN') return false
  return key.value === '<<' || typeof key.value === 'symbol'
}

function spanOf(node: Node | null | undefined): readonly [number, number] {
  return node?.range ? [node.range[0], node.range[1]] : [0, 0]
}
