import { type FileSystem, nodeFileSystem } from '../../src/tree/file-system.ts'
import { runTransaction } from '../../src/tree/transaction.ts'
import { dyingDisk } from './dying-disk.ts'
import type { Files } from './scratch-folder.ts'
import { tree } from './trees.ts'

/** What a process is to write, and at which half of which change it is to be killed. */
export interface Order {
  readonly directory: string
  readonly trees: Readonly<Record<string, Files>>
  readonly halfSteps?: number
  /** How often to write, one time after the other. */
  readonly times?: number
}

/** The process that tests start and kill: it writes what its argument says, and prints what it is told. */
const { directory, trees, halfSteps, times = 1 } = JSON.parse(process.argv[2]!) as Order

function die(): never {
  process.kill(process.pid, 'SIGKILL')
  throw new Error('still alive')
}

const disk: FileSystem = halfSteps === undefined ? nodeFileSystem : dyingDisk(nodeFileSystem, halfSteps, die)
const written = Object.entries(trees).map(([environment, files]) => tree(environment, files))
for (let time = 0; time < times; time++)
  process.stdout.write(`${JSON.stringify(runTransaction(disk, written, { directory }))}\n`)
