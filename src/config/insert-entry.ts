import { originsOf } from '../ir/provenance.ts'
import type { Section } from '../ir/unit.ts'
import type { ConfigNode } from './config.ts'
import { readYaml } from './read-yaml.ts'
import { sourceFile } from './source-file.ts'

/**
 * The text of apps.yaml with one more entry at the end of its list; everything else stays as it is, byte for byte.
 * Nothing if that is not possible, as for a list in brackets. The entry is YAML that starts with `- `.
 */
export function insertEntry(text: string, section: Section, entry: string): string | undefined {
  const before = contentOf(text)
  const added = contentOf(entry)
  if (before === undefined || !Array.isArray(added)) return undefined
  const lineEnd = /\r?\n/.exec(text)?.[0] ?? '\n'
  return candidates(text.split(/(?<=\n)/), before, section, entry.trimEnd().split('\n'))
    .map(lines => lines.map(line => (/\n$/.test(line) ? line : `${line}${lineEnd}`)).join(''))
    .find(candidate => isOneMore(contentOf(candidate), before, section, added[0]))
}

/** Where the entry may be put, the best place first: what looks like the end of the list may be inside of a string. */
function candidates(
  lines: readonly string[],
  root: ConfigNode,
  section: Section,
  entry: readonly string[],
): readonly (readonly string[])[] {
  const rootIndent = (originsOf(root)[0]?.column ?? 1) - 1
  const list = root[section]
  if (!Object.hasOwn(root, section)) {
    const block = indented([`${section}:`, ...indented(entry, 2)], rootIndent)
    return endsOf(lines, lines.length).map(at => spliced(lines, at, ['', ...block]))
  }
  const place = originsOf(root, section)[0]
  if (!place) return []
  if (Array.isArray(list) && list.length > 0) {
    const start = originsOf(list)[0]!
    const indent = start.column - 1
    if (lines[start.line - 1]?.[indent] !== '-') return []
    const last = originsOf(list, list.length - 1)[0]!.line
    return endsOf(lines, endOfItem(lines, last, indent)).map(at => spliced(lines, at, ['', ...indented(entry, indent)]))
  }
  // `compose:` with nothing, `[]` or `null` behind it.
  const line = lines[place.line - 1]!
  const value = line.slice(place.column - 1, place.column - 1 + place.length)
  const isEmpty = ['[]', '~', 'null'].includes(value)
  const head = isEmpty ? line.slice(0, place.column - 1).trimEnd() + line.slice(place.column - 1 + value.length) : line
  return [
    spliced(
      [...lines.slice(0, place.line - 1), head, ...lines.slice(place.line)],
      place.line,
      indented(entry, rootIndent + 2),
    ),
  ]
}

/** The line behind the last one of an item: those that are indented deeper than its dash, and comments between them. */
function endOfItem(lines: readonly string[], line: number, indent: number): number {
  let end = line
  for (let at = line; at < lines.length; at++) {
    const text = lines[at]!
    if (/^\s*$/.test(text)) continue
    if (/^ */.exec(text)![0].length <= indent) break
    end = at + 1
  }
  return end
}

/**
 * A place, and the one after the empty lines that follow it, which may be part of a string; never after the document.
 */
function endsOf(lines: readonly string[], line: number): readonly number[] {
  const blank = lines.slice(line).findIndex(text => !/^\s*$/.test(text))
  const mark = lines.findIndex(text => /^\.\.\.\s*$/.test(text))
  return [line, blank < 0 ? lines.length : line + blank, ...(mark < 0 ? [] : [mark])]
}

function spliced(lines: readonly string[], at: number, added: readonly string[]): readonly string[] {
  const before = lines.slice(0, at)
  // One empty line is enough.
  const isApart = before.length === 0 || /^\s*$/.test(before.at(-1)!)
  const rest = lines.slice(at)
  return [...before, ...(isApart && added[0] === '' ? added.slice(1) : added), ...rest]
}

function indented(lines: readonly string[], by: number): readonly string[] {
  return lines.map(line => (line === '' ? '' : `${' '.repeat(by)}${line}`))
}

function isOneMore(after: ConfigNode | undefined, before: ConfigNode, section: Section, added: unknown): boolean {
  if (after === undefined || Array.isArray(after)) return false
  const [old, list] = [(before[section] ?? []) as readonly unknown[], after[section]]
  if (!Array.isArray(list)) return false
  const { [section]: _, ...others } = after
  const { [section]: __, ...otherBefore } = before
  return isSame(list, [...old, added]) && isSame(others, otherBefore)
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}

/** The value of YAML, if it is a map or a list without mistakes. */
function contentOf(text: string): ConfigNode | undefined {
  const { value, diagnostics } = readYaml(sourceFile('', text))
  return diagnostics.length === 0 && typeof value === 'object' && value !== null ? (value as ConfigNode) : undefined
}
