import type { Command } from '../command.ts'
import { listUnits } from '../list-units.ts'
import { allowPath, envFile, environment, file, format, noConfig, tag, variable } from '../option.ts'
import { openProject } from '../project.ts'
import type { UnitKind } from './kind.ts'
import { json } from './option.ts'

const listFormat = format('pretty', 'json')

/** Options of every command that lists. */
export const listOptions = [environment, json, file, noConfig, variable, envFile, allowPath, tag, listFormat]

/** The command that lists the entries of a kind. */
export function listOf({ tool, section, plural }: UnitKind): Command {
  return {
    name: 'list',
    group: 'Inspect',
    summary: `List the ${plural} of apps.yaml; with an environment, what they become there`,
    examples: [`${tool} list`, `${tool} list --env gcp --json`],
    options: listOptions,
    async run(given, world) {
      const isJson = given.has(json) || given.text(listFormat) === 'json'
      return listUnits(await openProject(given, world), { isJson, section }, given, world)
    },
  }
}
