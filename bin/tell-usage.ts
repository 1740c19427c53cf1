import type { UsageError } from './usage-error.ts'
import { type World, wantsColour } from './world.ts'

/** Says what is wrong with the command line, or with a file that cannot be used at all. */
export async function tellUsage({ message, hint }: UsageError, world: World): Promise<void> {
  const { palette } = await import('k3s-platform')
  const paint = palette(wantsColour(world.errors, world.variables))
  world.errors.write(`${paint.error('error')}: ${paint.strong(message)}\n`)
  if (hint) world.errors.write(`  ${paint.hint('hint:')} ${hint}\n`)
}
