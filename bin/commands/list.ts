import type { Command } from '../command.ts'
import { listUnits } from '../list-units.ts'
import { allowPath, envFile, environment, file, format, noConfig, tag, variable } from '../option.ts'
import { openProject } from '../project.ts'

const listFormat = format('pretty', 'json')

/** Lists what the file declares. */
export const list: Command = {
  name: 'list',
  group: 'Inspect',
  summary: 'List what apps.yaml declares; with an environment, what it becomes there',
  examples: ['k3s-platform list --env gcp', 'k3s-platform list --format json'],
  options: [environment, file, noConfig, variable, envFile, allowPath, tag, listFormat],
  async run(given, world) {
    const isJson = given.text(listFormat) === 'json'
    return listUnits(await openProject(given, world), { isJson }, given, world)
  },
}
