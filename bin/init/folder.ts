import { type Dirent, readdirSync, readFileSync } from 'node:fs'

/** Names of folders in which nothing of the project's own is. */
export const SKIPPED = /^(?:\..*|node_modules|vendor|venv|__pycache__|dist|build|target|site-packages|argocd-state)$/

/** The content of a folder, sorted; empty for a folder without read permission. */
export function entriesOf(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).sort((one, other) => (one.name < other.name ? -1 : 1))
  } catch {
    return []
  }
}

/** The text of a file; empty for a file without read permission. */
export function textAt(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
