import type { Diagnostic } from '../../ir/diagnostic.ts'
import type { Environment } from '../../ir/environment.ts'
import type { ImageTags } from '../../ir/image-tags.ts'
import type { KnownIngressClass } from '../../ir/ingress-class.ts'
import { type Fields, trace, withProvenanceOf } from '../../ir/provenance.ts'
import type { Defaults } from '../../schema/defaults.ts'
import type { ConfigNode, Entry } from '../config.ts'
import type { SecretRule } from '../secret-rule.ts'
import type { Vocabulary } from '../vocabulary.ts'

/** The context of lowering one entry. */
export interface Lowering {
  readonly environment: Environment
  readonly defaults: ResolvedDefaults
  readonly entry: Entry
  readonly namespace: string
  readonly tags: ImageTags
  readonly known: KnownKeys
  readonly vocabulary: Vocabulary
  /** The variables that `${NAME}` may use. */
  readonly variables: Readonly<Record<string, string>>
  /** What is a secret in the entry. */
  readonly secrets: SecretRule
  /** Reports something about the entry. */
  report(diagnostic: Diagnostic): void
}

/** The defaults with this environment's choice made. */
export type ResolvedDefaults = Omit<Defaults, 'image_pull_secrets' | 'ingress' | 'registry'> & {
  readonly registry?: string
  readonly ingress?: string
  readonly image_pull_secrets?: readonly string[]
}

/** The scaling types and ingress classes that plugins serve. */
export interface KnownKeys {
  readonly scaling: readonly string[]
  readonly ingress: ReadonlyMap<string, KnownIngressClass>
}

/** The made value with fields that are undefined left out, traced to its source. */
export function lowered<const Made extends object>(source: unknown, fields: Fields<Made>): Made {
  return trace(source, fields)
}

/** A map of scalars with every value as text. */
export function textMap(node: Readonly<Record<string, unknown>> | undefined): Record<string, string> {
  if (!node) return {}
  return trace(node, Object.fromEntries(Object.entries(node).map(([key, value]) => [key, String(value)])))
}

/** The same, and nothing for a map in which nothing is. */
export function filledTextMap(node: Readonly<Record<string, unknown>> | undefined): Record<string, string> | undefined {
  return node && Object.keys(node).length > 0 ? textMap(node) : undefined
}

/** A list of scalars, each as text. */
export function textList(node: readonly unknown[] | undefined): string[] | undefined {
  return node && trace(node, node.map(String))
}

/** A scalar of a node as text, when it is there. */
export function optionalText<Node extends object>(node: Node, field: keyof Node & string): string | undefined {
  return node[field] === undefined ? undefined : String(node[field])
}

/** Some keys of a node, with their lines. */
export function picked(node: object, keys: readonly string[]): ConfigNode {
  const present = Object.entries(node).filter(([key]) => keys.includes(key))
  return withProvenanceOf(node, Object.fromEntries(present))
}
