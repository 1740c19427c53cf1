import { isManifestFile } from '../k8s/manifest-file.ts'
import { unitOfPath } from './unit-of-path.ts'

/** What was probably meant: the same unit under another name, or in another namespace. */
export interface Renaming {
  readonly what: 'namespace' | 'unit'
  /** The unit, by its new name. */
  readonly unit: string
  readonly before: string
  readonly after: string
}

type Texts = ReadonlyMap<string, string>

/** Removed units, each paired with a new one that is nearly the same except for its name; each is paired once. */
export function renamedUnits(before: Texts, after: Texts): readonly Renaming[] {
  const [old, now] = [textsOfUnits(before), textsOfUnits(after)]
  const fresh = new Set([...now.keys()].filter(unit => !old.has(unit)))
  const found: Renaming[] = []
  for (const [unit, text] of old) {
    if (now.has(unit)) continue
    const other = likest(unit, text, [...fresh].slice(0, MOST_COMPARED), now)
    if (other === undefined) continue
    fresh.delete(other)
    found.push({ what: 'unit', unit: other, before: unit, after: other })
  }
  return found
}

/** Units whose objects all were in one namespace and now are in another one. */
export function movedUnits(before: Texts, after: Texts): readonly Renaming[] {
  const now = textsOfUnits(after)
  return [...textsOfUnits(before)].flatMap(([unit, text]) => {
    const [was, is] = [namespacesIn(text), namespacesIn(now.get(unit) ?? '')]
    const [from, to] = [was.values().next().value, is.values().next().value]
    const isMoved = was.size === 1 && is.size === 1 && from !== to
    return isMoved ? [{ what: 'namespace' as const, unit, before: from!, after: to! }] : []
  })
}

/** The namespaces of the objects in a file, as the compiler writes them. */
export function namespacesIn(text: string): ReadonlySet<string> {
  return new Set([...text.matchAll(/^ {2}namespace: "?([a-z0-9-]+)"?\r?$/gm)].map(([, name]) => name!))
}

/** No one reviews more renamings of one commit individually, and comparing all pairs takes long. */
const MOST_COMPARED = 20

function likest(unit: string, text: string, others: readonly string[], texts: Texts): string | undefined {
  const best = others
    .map(other => ({ other, likeness: likeness(inNameOf(text, unit, other), texts.get(other)!) }))
    .reduce((one, another) => (another.likeness > one.likeness ? another : one), { other: '', likeness: 0 })
  return best.likeness < ALIKE ? undefined : best.other
}

/** So much of two texts must be the same for one to be the other under a new name. */
const ALIKE = 0.7

function textsOfUnits(files: Texts): ReadonlyMap<string, string> {
  const texts = new Map<string, string>()
  for (const [path, text] of files) {
    const unit = unitOfPath(path)
    if (unit !== undefined && isManifestFile(path)) texts.set(unit, text)
  }
  return texts
}

function inNameOf(text: string, unit: string, other: string): string {
  const [name, newName] = [unit, other].map(full => full.slice(full.indexOf('/') + 1))
  return text.replaceAll(new RegExp(`(?<![a-z0-9])${name}(?![a-z0-9])`, 'g'), newName!)
}

/** Which part of the lines of both texts the other one has as well, from 0 to 1. */
function likeness(one: string, other: string): number {
  const counts = new Map<string, number>()
  const [lines, others] = [linesOf(one), linesOf(other)]
  for (const line of lines) counts.set(line, (counts.get(line) ?? 0) + 1)
  let common = 0
  for (const line of others) {
    const left = counts.get(line) ?? 0
    if (left > 0) common += 1
    counts.set(line, left - 1)
  }
  return (2 * common) / (lines.length + others.length)
}

function linesOf(text: string): readonly string[] {
  return text.split(/\r?\n/).filter(line => line !== '' && !line.startsWith('#') && line !== '---')
}
