import { hasCode, nodeFileSystem } from './file-system.ts'
import { INDEX, LOCK, RUN } from './layout.ts'

/**
 * Names of what stands in a folder that no tree was ever written to; none in a folder that has one. What a new
 * repository starts with is no stranger: names with a dot in front, and its README and LICENSE.
 */
export function strangersIn(directory: string): readonly string[] {
  const names = namesIn(directory)
  const hasTree = names.some(name => OWN.has(name) || nodeFileSystem.kindOf(`${directory}/${name}/${INDEX}`) === 'file')
  return hasTree ? [] : names.filter(name => !OF_REPOSITORY.test(name)).sort()
}

/** A folder that cannot be read is told by whoever writes to it. */
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
