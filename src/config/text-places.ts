import { withProvenanceOf } from '../ir/provenance.ts'
import type { Section } from '../ir/unit.ts'
import { BLOCK_DEFINITIONS, BLOCKS } from '../schema/added-keys.ts'
import { type TextPlaces, type TextPlacesByName, textPlacesOf } from '../schema/text-places.ts'
import type { ConfigNode } from './config.ts'
import type { Spelling } from './spellings.ts'
import { NO_WORDS, type Vocabulary } from './vocabulary.ts'

/** Says which values of a node are text by its schema, one step at a time. */
export class TextAt {
  readonly #places: TextPlaces | undefined
  readonly #all: TextPlacesByName

  constructor(places: TextPlaces | undefined, all: TextPlacesByName) {
    this.#places = places?.ref === undefined ? places : all[places.ref]
    this.#all = all
  }

  /** `text` where only text may be written, `scalar` where any scalar may, which ends up as text. */
  get kind(): 'text' | 'scalar' | undefined {
    return this.#places?.is
  }

  /** The same for a key of a mapping or an item of a list. */
  at(step: string | number): TextAt {
    const { keys = {}, others, items } = this.#places ?? {}
    if (typeof step === 'number') return new TextAt(items, this.#all)
    return new TextAt(Object.hasOwn(keys, step) ? keys[step] : others, this.#all)
  }
}

/** The text places of apps.yaml without its entries, or of the entries of a section. */
export async function textIn(section: Section | 'root', vocabulary: Vocabulary = NO_WORDS): Promise<TextAt> {
  const { DEFINITIONS, textPlaces } = await import('../schema/validators.ts')
  const all = vocabulary === NO_WORDS ? textPlaces() : { ...textPlaces(), ...placesWith(vocabulary, textPlaces()) }
  return new TextAt(all[DEFINITIONS[section]], all)
}

/** The text places of the blocks that plugins add keys to. */
function placesWith({ keys }: Vocabulary, all: TextPlacesByName): TextPlacesByName {
  const blocks = BLOCKS.map(block => {
    const name = BLOCK_DEFINITIONS[block]
    return [name, { ...all[name], keys: { ...all[name]?.keys, ...textPlacesOf(keys[block]) } }]
  })
  return Object.fromEntries(blocks)
}

/**
 * The node with the spelling of a number where any scalar is text: `VERSION: 1.10` means `"1.10"`. `blocks` are the
 * environments whose blocks have the shape of the node.
 */
export function withSpelling(
  node: ConfigNode,
  text: TextAt,
  spelling: Spelling,
  blocks: readonly string[],
): ConfigNode {
  return spelled(node, text, spelling, step => (blocks.includes(String(step)) ? text : text.at(step))) as ConfigNode
}

function spelled(node: object, text: TextAt, spelling: Spelling, textAt = (step: string | number) => text.at(step)) {
  let changed: Record<string, unknown> | undefined
  for (const [key, value] of Object.entries(node)) {
    const step = Array.isArray(node) ? Number(key) : key
    const after = spelledValue(node, step, value, textAt(step), spelling)
    if (after === value) continue
    changed ??= (Array.isArray(node) ? node.slice() : { ...node }) as Record<string, unknown>
    changed[key] = after
  }
  return changed ? withProvenanceOf(node, changed) : node
}

function spelledValue(node: object, step: string | number, value: unknown, text: TextAt, spelling: Spelling): unknown {
  if (typeof value === 'object' && value !== null) return spelled(value, text, spelling)
  return typeof value === 'number' && text.kind === 'scalar' ? (spelling(node, step) ?? value) : value
}
