import type { Compilation, Diagnostic, Origin } from 'k3s-platform'
import { originsOf, provenanceOf } from '../../../src/ir/provenance.ts'
import { leavesOf } from './leaves.ts'

/**
 * The values of a compose file of which nothing came: none of them is why a field of some object is as it is, and
 * nothing is said about them. Answers with their paths; a build with errors writes nothing, and drops nothing.
 */
export function droppedFrom(compilation: Compilation, file: string, text: string): readonly string[] {
  if (!compilation.ok) return []
  const written = placesOf(writtenNodes(compilation))
  const all = [...compilation.diagnostics, ...compilation.silenced]
  const told = new Set(all.flatMap(placesIn).map(wordsFor))
  const leftOut = new Set(all.filter(takesAll).flatMap(placesIn).map(wordsFor))
  return leavesOf(file, text, [compilation.environment])
    .filter(({ places, around }) => {
      const isFound = places.some(place => written.has(wordsFor(place)) || told.has(wordsFor(place)))
      return !isFound && !around.some(place => leftOut.has(wordsFor(place)))
    })
    .map(({ path }) => path)
}

/** Whether a message about a map or a list speaks of all that is in it. */
function takesAll({ loss }: Diagnostic): boolean {
  return loss === 'dropped'
}

/** All that is written: the objects, and what the metadata files say. */
function writtenNodes({ resources, project }: Compilation): readonly unknown[] {
  const units = (project?.units ?? []).map(({ services, build, development }) => ({ services, build, development }))
  return [...[...resources.all()].map(({ object }) => object), ...units]
}

/** Where every node and field below some nodes was written. */
function placesOf(nodes: readonly unknown[]): ReadonlySet<string> {
  const places = new Set<string>()
  const seen = new Set<unknown>()
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null || seen.has(node)) return
    seen.add(node)
    if (provenanceOf(node)) for (const place of originsOf(node)) places.add(wordsFor(place))
    for (const key of Array.isArray(node) ? node.keys() : Object.keys(node)) {
      for (const place of originsOf(node, key)) places.add(wordsFor(place))
      visit((node as Record<string | number, unknown>)[key])
    }
  }
  for (const node of nodes) visit(node)
  return places
}

function placesIn({ at, related = [] }: Diagnostic): readonly Origin[] {
  return [...(at ? [at] : []), ...related.map(({ at }) => at)]
}

function wordsFor({ file, line, column, path }: Origin): string {
  return `${file}:${line}:${column} ${path}`
}
