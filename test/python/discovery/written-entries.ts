import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

/** Writes entries into a folder for as long as a function needs them, and gives it the folder of each. */
export function withEntries<Answer>(
  entries: readonly Readonly<Record<string, string>>[],
  use: (folders: readonly string[]) => Answer,
): Answer {
  const base = mkdtempSync(join(tmpdir(), 'k3sfn-entries-'))
  try {
    const folders = entries.map((_, index) => join(base, String(index)))
    for (const [index, files] of entries.entries())
      for (const [path, text] of Object.entries(files)) {
        const file = join(folders[index]!, path)
        mkdirSync(dirname(file), { recursive: true })
        writeFileSync(file, text)
      }
    return use(folders)
  } finally {
    rmSync(base, { recursive: true, force: true })
  }
}
