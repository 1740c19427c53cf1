import type { MovedData } from './moved-data.ts'

/** Something that the tree had and that is gone from it, with whatever a cluster keeps of it. */
export interface Removal {
  readonly what: 'claim' | 'data' | 'namespace' | 'unit'
  /** Of data, the name of its claim. */
  readonly name: string
  /** The container that no longer uses data of a claim, and the folders of the claim. */
  readonly moved?: MovedData
  /** The namespace of a claim. */
  readonly namespace?: string
  /** The unit that a claim belonged to. */
  readonly unit?: string
  /** What is new and was probably meant to be the same: a unit, or a claim, under another name or in another namespace. */
  readonly instead?: { readonly name: string; readonly namespace?: string }
}
