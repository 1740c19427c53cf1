import type { Command } from '../command.ts'
import { compiledIn } from '../compiled.ts'
import { chosenEnvironments } from '../environments.ts'
import { listUnits } from '../list-units.ts'
import { environment, format } from '../option.ts'
import { openProject } from '../project.ts'
import { diagnosticsOf, exitCodeFor, tell } from '../report.ts'
import { table } from '../table.ts'
import { entryOfFolder } from '../unit/entry-of-folder.ts'
import type { UnitKind } from '../unit/kind.ts'
import { listOptions } from '../unit/list.ts'
import { json } from '../unit/option.ts'
import { functionsOf, rowOf } from './listed-functions.ts'

const listFormat = format('pretty', 'json')

/** The command that lists the functions of a folder; without one, the entries of apps.yaml. */
export function functionListOf(kind: UnitKind): Command {
  const { example, section } = kind
  return {
    name: 'list',
    group: 'Inspect',
    summary: 'List the functions of a folder and their triggers; without a folder, the entries of apps.yaml',
    operands: '[path]',
    most: 1,
    examples: [`k3sfn list ${example.path}`, `k3sfn list ${example.path} --json`, 'k3sfn list --env gcp'],
    options: listOptions,
    async run(given, world) {
      const isJson = given.has(json) || given.text(listFormat) === 'json'
      if (given.operands.length === 0)
        return listUnits(await openProject(given, world), { isJson, section }, given, world)
      const { project, unit } = await entryOfFolder(kind, given, world)
      const { environments } = project.config
      const chosen = environments.length > 0 ? await chosenEnvironments(given, project.config, 'all') : []
      // Functions are the same everywhere: when no environment is named, one is enough.
      const meant = given.list(environment).length > 0 ? chosen : chosen.slice(0, 1)
      const result = await compiledIn(project, meant, given, world)
      const functions = functionsOf(result.compilations, unit)
      world.output.write(
        isJson ? `${JSON.stringify(functions, undefined, 2)}\n` : table(functions.map(rowOf), world.output.columns),
      )
      const said = meant.length > 0 ? diagnosticsOf(result) : project.config.diagnostics
      const errors = said.filter(({ severity, entry }) => severity === 'error' && (!entry || entry === unit))
      await tell(errors, project, given, world)
      return exitCodeFor(errors)
    },
  }
}
