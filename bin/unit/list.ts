import type { Command } from '../command.ts'
import { listUnits } from '../list-units.ts'
import { allowPath, envFile, environment, format, noConfig, tag, variable } from '../option.ts'
import { neededProject } from './found-project.ts'
import type { UnitKind } from './kind.ts'
import { fileAbove, json } from './option.ts'

const listFormat = format('pretty', 'json')

/** Options of every command that lists. */
export const listOptions = [environment, json, fileAbove, noConfig, variable, envFile, allowPath, tag, listFormat]

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
      return listUnits(await neededProject(given, world), { isJson, section }, given, world)
    },
  }
}
