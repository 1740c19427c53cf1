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

/** Parsed YAML, looked into without knowing what is there. */
// biome-ignore lint/suspicious/noExplicitAny: objects of any kind, also such as somebody wrote by hand.
export type Data = any

/** An opening, or a barrier. */
export function opening(id: string, path: string, because: string): Opening {
  return { id, path, because }
}

/** The elements of a list; none of what is no list. */
export function listOf(value: unknown): readonly Data[] {
  return Array.isArray(value) ? value : []
}
