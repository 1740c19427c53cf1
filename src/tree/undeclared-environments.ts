import type { Diagnostic } from '../ir/diagnostic.ts'
import { nodeFileSystem } from './file-system.ts'
import { INDEX } from './layout.ts'
import { undeclaredEnvironment } from './messages.ts'

/** Folders in an output folder that were written for environments which are declared no more. They are not touched. */
export function undeclaredEnvironments(directory: string, declared: readonly string[]): readonly Diagnostic[] {
  return nodeFileSystem
    .list(directory)
    .filter(name => !declared.includes(name) && nodeFileSystem.kindOf(`${directory}/${name}/${INDEX}`) === 'file')
    .sort()
    .map(name => undeclaredEnvironment(directory, name))
}
