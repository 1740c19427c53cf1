import type { ContextFiles } from 'k3s-platform/plugin'

/** What discovery needs from the files of a project. */
export type PythonFiles = Pick<ContextFiles, 'read' | 'kind' | 'list'>

/** The Python files of an entry, by their paths from its folder, sorted. */
export interface EntryFiles {
  /** Those that are imported for their functions. */
  readonly functions: readonly string[]
  /** All that these may import. */
  readonly all: ReadonlySet<string>
}

/**
 * The Python files of a folder: those of its folder `functions`, else `functions.py`, else all. Names that start with `_`
 * or `.` are left out, though `__init__.py` belongs to its package, and so are tests and folders of other people's code.
 */
export function entryFiles(folder: string, files: PythonFiles): EntryFiles | { readonly problem: string } {
  const listing = files.list(folder)
  if ('problem' in listing) return listing
  const all = listing.files.filter(file => file.endsWith('.py'))
  return { functions: functionFiles(folder, all, files), all: new Set(all) }
}

function functionFiles(folder: string, all: readonly string[], files: PythonFiles): readonly string[] {
  const isPackage = all.some(file => file.startsWith('functions/')) || files.kind(`${folder}/functions`) === 'folder'
  if (isPackage)
    return all
      .filter(file => file.startsWith('functions/') && isFunctionFile(file.slice('functions/'.length), true))
      .sort()
  if (all.includes('functions.py')) return ['functions.py']
  return all.filter(file => isFunctionFile(file, false)).sort()
}

function isFunctionFile(file: string, inPackage: boolean): boolean {
  const steps = file.split('/')
  const name = steps.pop()!
  if (steps.some(step => /^[_.]/.test(step) || OTHER_FOLDERS.has(step))) return false
  if (name === '__init__.py') return inPackage || steps.length > 0
  const stem = name.slice(0, -'.py'.length)
  const isTest = stem.startsWith('test_') || stem.endsWith('_test')
  return stem !== '' && !stem.startsWith('_') && !stem.includes('.') && !isTest && !OTHER_FILES.has(name)
}

/** The name under which a file is imported: `functions/api.py` is `functions.api`, a package its folder. */
export function moduleOf(file: string): string {
  return file.replace(/(?:\/__init__)?\.py$/, '').replaceAll('/', '.')
}

const OTHER_FOLDERS: ReadonlySet<string> = new Set(
  'venv env node_modules site-packages tests test build dist'.split(' '),
)
const OTHER_FILES: ReadonlySet<string> = new Set(['conftest.py', 'setup.py'])
