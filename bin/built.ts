import type { Diagnostic } from 'k3s-platform'
import type { Arguments } from './arguments.ts'
import { type Compiled, compiled } from './compiled.ts'
import { deliver } from './deliver.ts'
import { diagnosticsOf, exitCodeFor } from './report.ts'
import { counted } from './summary.ts'
import type { World } from './world.ts'
import type { Delivery } from './write-trees.ts'

/** The result of a build: what was compiled, what happened to the trees, and all diagnostics. */
export interface Built {
  readonly result: Compiled
  readonly delivery: Delivery
  readonly diagnostics: readonly Diagnostic[]
}

/** Compiles the environments that are meant, and writes their trees when nothing is wrong. */
export async function built(given: Arguments, world: World): Promise<Built> {
  const result = await compiled(given, world, 'ask')
  const code = exitCodeFor(diagnosticsOf(result))
  const delivery = code === 0 ? await deliver(result, given, world) : { exitCode: code, facts: [], diagnostics: [] }
  return { result, delivery, diagnostics: [...diagnosticsOf(result), ...delivery.diagnostics] }
}

/** How much there is, for the last line. */
export function sizeOf({ compilations }: Compiled): readonly string[] {
  const units = new Set(compilations.flatMap(({ project }) => project?.units.map(({ unit }) => unit) ?? []))
  const objects = compilations.reduce((sum, { resources }) => sum + [...resources.all()].length, 0)
  return [counted(units.size, 'unit'), counted(objects, 'object')]
}
