/** Something about an object that lets people or programs in, or keeps them out. */
export interface Opening {
  /** Equal in two versions of an object when nothing has changed about it. */
  readonly id: string
  /** Openings that include this one: with one of them before, this one is not new. */
  readonly within?: readonly string[]
  /** The field that says so, as `pathText` writes it; a difference in or around it gets the risk. */
  readonly path: string
  /** What it means, said of the object. */
  readonly because: string
}

/** Where an object brings requests in. */
export interface ServedAddress {
  /** As messages call it: `api.example.com/shop`. */
  readonly name: string
  /** The hosts; `*` is every host. */
  readonly hosts: readonly string[]
  /** Without it, the object may serve any path of the hosts. */
  readonly path?: string
  /** Whether it serves what is below the path, too. */
  readonly isPrefix?: boolean
}

/** How `diff` finds out whom an object of a kind lets in, and whom it keeps out. */
export interface KindExposure {
  /** What it opens: what is new of it widens the exposure. */
  openings?(object: ObjectData): readonly Opening[]
  /** What it keeps shut: what is gone or different of it widens the exposure. */
  barriers?(object: ObjectData): readonly Opening[]
  /** What it serves: an address that no object serves any longer is an outage. */
  addresses?(object: ObjectData): readonly ServedAddress[]
}

/** Exposures by group and kind: `example.com/Router`. */
export type Exposures = Readonly<Record<string, KindExposure>>

/** A parsed object, looked into without knowing what is there. */
// biome-ignore lint/suspicious/noExplicitAny: objects of any kind, also those that are written by hand.
export type ObjectData = any

/** An opening, or a barrier. */
export function opening(id: string, path: string, because: string): Opening {
  return { id, path, because }
}

/** The elements of a list; nothing for any other value. */
export function listOf(value: unknown): readonly ObjectData[] {
  return Array.isArray(value) ? value : []
}
