import type { World } from '../world.ts'

/** Receives the name of the cluster, each time that it is opened. */
export type Announce = (context: string, address: string) => void

/** Prints the context of the cluster, once. */
export function announceOnce(world: World): Announce {
  let isDone = false
  return (context, address) => {
    if (!isDone) world.errors.write(`Context: ${context} (${address})\n`)
    isDone = true
  }
}
