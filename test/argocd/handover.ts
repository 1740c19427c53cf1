import { type Compilation, type Config, removals } from 'k3s-platform'
import * as assert from 'uvu/assert'
import { changesBetween } from '../changes-between.ts'
import { orphanApplications } from './application-sets.ts'
import { applyTree, type Place, releaseProjects } from './argo-cd.ts'

/** What was built, and from what. */
export interface Built {
  readonly config: Config
  readonly tree: Compilation
}

/**
 * Pushes a tree, and carries out what the build says is to be done before and after it, so that what runs goes on under
 * another owner. Answers whether there was something to do.
 */
export async function push(before: Compilation, after: Built, place: Place): Promise<boolean> {
  const [early, late] = commandsFor(before, after)
  for (const command of early) await carryOut(command, place)
  if (early.length > 0) assert.is(await applyTree(before, place), 0, 'what was taken away does not come back')
  place.shell.commit(after.tree)
  for (const command of late) {
    await carryOut(command, place)
    if (command.includes('refresh=')) await applyTree(after.tree, place)
  }
  return early.length > 0
}

function commandsFor(before: Compilation, { config, tree }: Built): readonly [string[], string[]] {
  const options = { config, compilations: [tree], strict: false, allowed: true }
  const stop = removals(changesBetween(before, tree), options).find(({ code }) => code === 'diff/takes-down')
  const [early = '', late = ''] = (stop?.hint ?? '').split('After you have pushed:')
  const commands = (text: string) => text.split('\n').filter(line => line.startsWith('  '))
  return [commands(early), commands(late)]
}

/** Runs a command, and plays those for whom deletions wait: Argo CD, and the garbage collector, which may not run. */
async function carryOut(command: string, place: Place): Promise<void> {
  let isRunning = true
  const ended = place.shell.run(command).finally(() => {
    isRunning = false
  })
  while (isRunning && command.includes('kubectl delete')) {
    await orphanApplications(place)
    await releaseProjects(place)
    await new Promise(resolve => setTimeout(resolve, 100))
  }
  await ended
}
