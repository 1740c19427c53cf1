import type { Diagnostic } from 'k3s-platform/plugin'
import { filesOnDisk } from '../../../../src/config/files-on-disk.ts'
import { type FileSource, filesInMemory, ProjectFiles } from '../../../../src/config/project-files.ts'
import { discoverFunctions } from '../../../../src/plugins/expand-serverless/discover/discover-functions.ts'
import type { DiscoveredFunction } from '../../../../src/plugins/expand-serverless/discover/discovered-function.ts'

/** What discovery answers, and what it says. */
export interface Discovered {
  readonly functions: readonly DiscoveredFunction[]
  readonly diagnostics: readonly Diagnostic[]
}

/** The functions of an entry in the folder `entry`, given by its files; a text alone is its `functions.py`. */
export function discovered(files: string | Readonly<Record<string, string>>): Discovered {
  const texts = typeof files === 'string' ? { 'functions.py': files } : files
  const placed = Object.fromEntries(Object.entries(texts).map(([path, text]) => [`entry/${path}`, text]))
  return discoveredIn(filesInMemory(placed), 'entry')
}

/** The functions of a folder on disk. */
export function discoveredOnDisk(folder: string): Discovered {
  return discoveredIn(filesOnDisk(folder), '')
}

function discoveredIn(source: FileSource, path: string): Discovered {
  const diagnostics: Diagnostic[] = []
  const report = (diagnostic: Diagnostic): unknown => diagnostics.push(diagnostic)
  const functions = discoverFunctions(path, { files: new ProjectFiles(source), report })
  return { functions, diagnostics }
}

/** A diagnostic in one line: its code, and where it stands. */
export function inBrief({ code, at }: Diagnostic): string {
  return `${code.replace(/^functions\//, '')} ${at?.line}:${at?.column}`
}
