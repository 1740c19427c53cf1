import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

/** Files by their paths. */
export type Files = Readonly<Record<string, string>>

/** A disk that is none: thousands of small files take no time. */
const memory = '/dev/shm'

/** Gives an action a folder with these files, and removes it behind it. */
export async function inFolder<Result>(
  files: Files,
  action: (folder: string) => Result | Promise<Result>,
): Promise<Result> {
  const folder = mkdtempSync(join(existsSync(memory) ? memory : tmpdir(), 'k3s-platform-tree-'))
  try {
    fill(folder, files)
    return await action(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Writes files into a folder. */
export function fill(folder: string, files: Files): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
}

/** Everything in a folder: files with their texts, and empty folders with a `/` behind their names. */
export function contentsOf(folder: string): Files {
  const found: Record<string, string> = {}
  for (const entry of readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name)
    if (!entry.isDirectory()) found[entry.name] = entry.isFile() ? readFileSync(path, 'utf8') : `(${entry.name})`
    else {
      const below = Object.entries(contentsOf(path))
      if (below.length === 0) found[`${entry.name}/`] = ''
      for (const [name, text] of below) found[`${entry.name}/${name}`] = text
    }
  }
  return found
}

/** What stands in a folder but for the files that the writer keeps for itself. */
export function treeIn(folder: string): Files {
  return Object.fromEntries(Object.entries(contentsOf(folder)).filter(([path]) => !path.includes('.k3s-platform-')))
}
