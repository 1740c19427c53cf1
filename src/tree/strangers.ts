import { hasCode, nodeFileSystem } from './file-system.ts'
import { INDEX, LOCK, RUN } from './layout.ts'

/**
 * Names of the files in a folder without a tree; none in a folder that has one. Files that a new repository starts with
 * do not count: names that start with a dot, README and LICENSE.
 */
export function strangersIn(directory: string): readonly string[] {
  const names = namesIn(directory)
  const hasTree = names.some(name => OWN.has(name) || nodeFileSystem.kindOf(`${directory}/${name}/${INDEX}`) === 'file')
  return hasTree ? [] : names.filter(name => !OF_REPOSITORY.test(name)).sort()
}

/** A folder that cannot be read is reported when it is written. */
function namesIn(directory: string): readonly string[] {
  try {
    return nodeFileSystem.list(directory)
  } catch (error) {
    if (!hasCode(error)) throw error
    return []
  }
}

const OWN: ReadonlySet<string> = new Set([INDEX, LOCK, RUN])
const OF_REPOSITORY = /^(?:\.|(?:readme|license|licence)(?:\.|$))/i
