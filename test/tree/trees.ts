import type { Tree } from '../../src/tree/tree.ts'
import type { Files } from './scratch-folder.ts'

/** A tree of one environment. */
export function tree(environment: string, files: Files): Tree {
  return { environment, files: new Map(Object.entries(files)) }
}
