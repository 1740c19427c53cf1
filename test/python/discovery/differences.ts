import { discoveredOnDisk, inBrief } from '../../plugins/expand-serverless/discover/discovered.ts'
import { discoveredByPython, withoutNone } from './discovered-by-python.ts'

/** A folder where reading and importing do not find the same. */
export interface Difference {
  readonly folder: string
  readonly byReading: string
  readonly byPython: string
}

/**
 * Compares what is found by reading folders with what Python finds by importing them: the same functions, or both have
 * something against the folder. `said` counts the folders that reading has something against.
 */
export function differences(
  python: string,
  folders: readonly string[],
): { readonly different: readonly Difference[]; readonly said: number; readonly functions: number } {
  const different: Difference[] = []
  let said = 0
  let functions = 0
  discoveredByPython(python, folders).forEach((found, index) => {
    const folder = folders[index]!
    const read = discoveredOnDisk(folder)
    const errors = read.diagnostics.filter(({ severity }) => severity === 'error')
    functions += read.functions.length
    if (errors.length > 0) said++
    const byReading = errors.length > 0 ? 'a problem' : JSON.stringify(sorted(read.functions), null, 1)
    const byPython =
      'problem' in found ? 'a problem' : JSON.stringify(sorted(found.functions.map(withoutNone)), null, 1)
    if (byReading === byPython) return
    different.push({
      folder,
      byReading: errors.length > 0 ? errors.map(error => `${inBrief(error)} ${error.message}`).join('\n') : byReading,
      byPython: 'problem' in found ? found.problem : byPython,
    })
  })
  return { different, said, functions }
}

/** The same data with its keys in one order. */
function sorted(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(sorted)
  if (typeof node !== 'object' || node === null) return node
  return Object.fromEntries(
    Object.entries(node)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([key, value]) => [key, sorted(value)]),
  )
}
