import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { LineCounter, parseDocument } from 'yaml'

/**
 * The least that a program in Node can do for the same result: it starts, parses the same file into documents with
 * positions, and writes the same bytes to the same files, without knowing why.
 */
const [tree, target] = process.argv.slice(2) as [string, string]
parseDocument(readFileSync('apps.yaml', 'utf8'), { lineCounter: new LineCounter() })
const bytes = readFileSync(`${tree}.bytes`)
let at = 0
for (const line of readFileSync(`${tree}.paths`, 'utf8').split('\n')) {
  const [length, path] = line.split(' ', 2) as [string, string]
  const file = join(target, path)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, bytes.subarray(at, at + Number(length)))
  at += Number(length)
}
