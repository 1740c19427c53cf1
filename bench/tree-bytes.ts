import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'

/** Puts all files of a folder into one, and their paths and lengths into another, for the floor to write. */
export function packTree(folder: string, target: string): void {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name))
    .sort()
  const texts = files.map(file => readFileSync(file))
  writeFileSync(`${target}.bytes`, Buffer.concat(texts))
  writeFileSync(
    `${target}.paths`,
    files.map((file, index) => `${texts[index]!.length} ${relative(folder, file)}`).join('\n'),
  )
}
