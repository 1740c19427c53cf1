import type { Config } from 'k3s-platform'
import type { Arguments } from './arguments.ts'
import { compiledIn } from './compiled.ts'
import { chosenEnvironments } from './environments.ts'
import { EXIT } from './exit-code.ts'
import { listedOf } from './listed.ts'
import { environment } from './option.ts'
import type { OpenProject } from './project.ts'
import { diagnosticsOf, exitCodeFor, tell } from './report.ts'
import { rowsText } from './rows-text.ts'
import type { Row } from './table.ts'
import type { World } from './world.ts'

/** Which rows are meant, and what for. */
export interface Listing {
  readonly isJson: boolean
  /** The only list of apps.yaml whose entries are meant. */
  readonly section?: string
}

/** Lists what apps.yaml declares; with an environment, what it becomes there. */
export async function listUnits(
  project: OpenProject,
  { isJson, section }: Listing,
  given: Arguments,
  world: World,
): Promise<number> {
  const { config } = project
  const show = (rows: readonly Row[]) => {
    const own = rows.filter(({ unit }) => !section || String(unit).startsWith(`${section}/`))
    world.output.write(rowsText(own, isJson, world))
    if (own.length === 0 && !isJson && exitCodeFor(config.diagnostics) === EXIT.fine)
      world.errors.write('No entries.\n')
  }
  if (given.list(environment).length === 0 || config.environments.length === 0) {
    const rows = declared(config)
    show(
      isJson
        ? rows
        : rows.map(row => ({ ...row, environments: row.environments.length > 0 ? row.environments : '(off)' })),
    )
    await tell(config.diagnostics, project, given, world)
    return exitCodeFor(config.diagnostics)
  }
  const result = await compiledIn(project, await chosenEnvironments(given, config, 'ask'), given, world)
  show(result.compilations.flatMap(listedOf))
  const errors = diagnosticsOf(result).filter(({ severity }) => severity === 'error')
  await tell(errors, project, given, world)
  return exitCodeFor(errors)
}

function declared({ entries, environments, root }: Config) {
  const defaults = root.defaults as { readonly namespace?: string } | undefined
  return entries.map(({ unit, node }) => ({
    unit,
    namespace: String(node.namespace ?? defaults?.namespace ?? 'default'),
    environments: environments.filter(name => isOn(node, name)),
  }))
}

function isOn(node: Readonly<Record<string, unknown>>, name: string): boolean {
  const block = node[name] as { readonly enabled?: unknown } | null | undefined
  return (block?.enabled ?? node.enabled ?? true) !== false
}
