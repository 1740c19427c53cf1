import type { EntryInWords } from 'k3s-platform'
import type { Arguments } from '../arguments.ts'
import type { Option } from '../option.ts'

/** The kind of entries that a tool is for, and what is special about them. */
export interface UnitKind {
  readonly tool: string
  readonly section: EntryInWords['section']
  /** What one entry is called: `app`. */
  readonly noun: string
  readonly plural: string
  /** A folder as the examples name it, and the name of its entry. */
  readonly example: { readonly path: string; readonly name: string }
  /** Options of `generate` that this kind has alone. */
  readonly options: readonly Option[]
  /** Whether there must be an entry in apps.yaml. */
  needsEntry(given: Arguments): boolean
  /** The keys of an entry from options, other than `--namespace`. */
  wordsOf(given: Arguments): Pick<EntryInWords, 'ingressClass' | 'keys'>
}
