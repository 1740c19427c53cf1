import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { pythonText } from '../../../src/plugins/expand-serverless/discover/files/python-text.ts'
import { decoratedIn } from './decorators-of.ts'

/** How the scanner fared against Python's own parser. */
export interface DecoratorComparison {
  readonly files: number
  /** Decorators with the same expression at the same line, above the same `def`. */
  readonly same: number
  /** Files that this Python cannot parse itself. */
  readonly unparsed: number
  /** Files in another encoding than UTF-8, which are refused. */
  readonly refused: number
  readonly differences: readonly string[]
}

/** Compares the decorators of Python files with what the parser of a Python says. */
export function compareDecorators(python: string, files: readonly string[]): DecoratorComparison {
  const reader = {
    read: (path: string) => ({ bytes: readFileSync(path) }),
    kind: () => 'file' as const,
    list: () => ({ files: [] }),
  }
  const items: string[] = []
  let refused = 0
  for (const path of files) {
    const reading = pythonText(path, reader)
    if ('problem' in reading) refused++
    else items.push(JSON.stringify({ path, found: decoratedIn(reading.text) }))
  }
  const script = join(dirname(fileURLToPath(import.meta.url)), 'compare_decorators.py')
  const { stdout, stderr, status } = spawnSync(python, [script], {
    input: items.join('\n'),
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  })
  if (status !== 0) throw new Error(stderr)
  const [same = 0, unparsed = 0] = stderr.trim().split(' ').map(Number)
  return { files: files.length, same, unparsed, refused, differences: stdout.split('\n').filter(Boolean) }
}

/** The Python files of the standard library that comes with a Python, sorted. */
export function standardLibrary(python: string): readonly string[] {
  const script = 'import sysconfig; print(sysconfig.get_paths()["stdlib"])'
  const folder = spawnSync(python, ['-c', script], { encoding: 'utf8' }).stdout.trim()
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(path => path.endsWith('.py') && !path.includes('site-packages'))
    .sort()
    .map(path => join(folder, path))
}
