import { readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { compareDecorators, standardLibrary } from './compare-decorators.ts'
import { differences } from './differences.ts'
import { randomEntry } from './random-entry.ts'
import { withEntries } from './written-entries.ts'

/** How discovery fared against one Python. */
export interface FullComparison {
  readonly passed: number
  readonly failed: number
  /** What was compared, and each difference, to be printed. */
  readonly lines: readonly string[]
}

/** Compares discovery with a Python: its whole standard library, every entry of the tests, and many random ones. */
export function fullComparison(python: string, randomEntries = 300): FullComparison {
  const library = compareDecorators(python, standardLibrary(python))
  const entries = join(dirname(fileURLToPath(import.meta.url)), '../entries')
  const fixed = differences(
    python,
    readdirSync(entries).map(name => join(entries, name)),
  )
  const random = withEntries(fc.sample(randomEntry, randomEntries), folders => differences(python, folders))
  const different = [...fixed.different, ...random.different]
  const functions = fixed.functions + random.functions
  return {
    passed: library.same + functions,
    failed: library.differences.length + different.length + fixed.said + random.said,
    lines: [
      `${library.same} decorators in ${library.files} files of the standard library`,
      `${functions} functions, most of them in ${randomEntries} random folders`,
      ...library.differences,
      ...different.map(({ folder, byReading, byPython }) => `${folder}\nread: ${byReading}\nPython: ${byPython}`),
    ],
  }
}
