import type { Arguments } from '../arguments.ts'
import type { Compiled } from '../compiled.ts'
import { diagnosticsOf, exitCodeFor, report, silencedOf } from '../report.ts'
import { counted, summarize } from '../summary.ts'
import type { World } from '../world.ts'
import { type Delivery, outputFolder, writeTrees } from '../write-trees.ts'
import { type MeantUnits, unitTrees } from './unit-trees.ts'

/** What is delivered, and what is said of it. */
export interface Order {
  readonly meant: MeantUnits
  /** What it is and where, in a few words. */
  readonly from: string
  /** When the run began. */
  readonly start: number
}

/** Writes the compiled files of some units, reports diagnostics, and returns the exit code. */
export async function deliverUnits(
  result: Compiled,
  { meant, from, start }: Order,
  given: Arguments,
  world: World,
): Promise<number> {
  const said = diagnosticsOf(result)
  const code = exitCodeFor(said)
  const delivery = code === 0 ? await written(result, meant, given, world) : { ...NOTHING, exitCode: code }
  // Infos about other units are reported when those are built.
  const told = said.filter(
    ({ severity, entry }) => severity === 'error' || !entry || (meant.units as readonly string[]).includes(entry),
  )
  const diagnostics = [...told, ...delivery.diagnostics]
  await report(diagnostics, result.project, given, world)
  const objects = result.compilations.flatMap(({ resources }) =>
    [...resources.all()].filter(({ unit }) => (meant.units as readonly string[]).includes(unit)),
  )
  const facts = [from, counted(objects.length, 'object'), ...delivery.facts]
  await summarize({ facts, diagnostics, silenced: silencedOf(result), start }, given, world)
  return delivery.exitCode
}

async function written(result: Compiled, meant: MeantUnits, given: Arguments, world: World): Promise<Delivery> {
  const [compilation] = result.compilations
  if (!compilation) return NOTHING
  const { trees, place } = unitTrees(compilation, meant, outputFolder(given, world, 'generated'))
  const delivery = await writeTrees(trees, place, given, world)
  // Each unit is a tree here: its name is not that of an environment.
  return { ...delivery, diagnostics: delivery.diagnostics.map(({ environments: _, ...rest }) => rest) }
}

const NOTHING: Delivery = { exitCode: 0, facts: [], diagnostics: [] }
