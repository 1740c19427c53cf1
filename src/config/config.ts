import type { Diagnostic } from '../ir/diagnostic.ts'
import type { KnownSecrets } from '../ir/known-secrets.ts'
import type { Section, UnitKey } from '../ir/unit.ts'
import type { ProjectFiles } from './project-files.ts'
import type { SourceFile } from './source-file.ts'
import type { Vocabulary } from './vocabulary.ts'

/** A map of apps.yaml: plain data that knows its places. */
export type ConfigNode = Readonly<Record<string, unknown>>

/** One entry of one of the four lists. */
export interface Entry {
  readonly unit: UnitKey
  readonly section: Section
  readonly name: string
  readonly node: ConfigNode
  /** The entry as it was before an environment's block was laid over it. */
  readonly base?: ConfigNode
  /** The environment's block alone: it wins over other values, such as those in decorators of functions. */
  readonly block?: ConfigNode
}

/** What is sound of an entry whose shape has mistakes. */
export interface UnsoundEntry extends Entry {
  /** The keys of the entry of which something was removed. */
  readonly removed: ReadonlySet<string>
}

/** apps.yaml, read and checked as far as that can be done without an environment. */
export interface Config {
  /** The file's name, relative to the project's folder. */
  readonly file: string
  /** Everything outside of the four lists. */
  readonly root: ConfigNode
  readonly entries: readonly Entry[]
  /** Entries with mistakes, as far as they are sound: they are checked, and never built. */
  readonly unsound: readonly UnsoundEntry[]
  /** Units that are declared, whether or not they are sound: the names that others may refer to. */
  readonly declared: ReadonlySet<UnitKey>
  /** Units that are disabled in the current environment. */
  readonly disabled: ReadonlySet<UnitKey>
  /** Environments that the file declares, in its order. */
  readonly environments: readonly string[]
  /** What is wrong with the file as such. Entries with errors are not in `entries`. */
  readonly diagnostics: readonly Diagnostic[]
  /** Texts by file name, for code frames: apps.yaml, and every file that was read on its behalf. */
  readonly sources: Map<string, SourceFile>
  /** Values of secrets that were met since: what is printed has none of them. */
  readonly secrets: KnownSecrets
  readonly files: ProjectFiles
  /** The keys that plugins add to those of apps.yaml. */
  readonly vocabulary: Vocabulary
}

/** The four lists, in the order in which their entries are compiled. */
export const SECTIONS: readonly Section[] = ['helm', 'serverless', 'apps', 'compose', 'manifests']
