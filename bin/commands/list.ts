import type { Command } from '../command.ts'
import { file } from '../option.ts'
import { openProject } from '../project.ts'
import { exitCodeFor, report } from '../report.ts'
import { table } from '../table.ts'

/** Says what there is. */
export const list: Command = {
  name: 'list',
  group: 'Inspect',
  summary: 'List what apps.yaml declares',
  examples: ['k3s-platform list'],
  options: [file],
  async run(given, world) {
    const project = await openProject(given, world)
    const rows = project.config.entries.map(({ section, name }) => [section, name])
    world.output.write(table(['SECTION', 'NAME'], rows))
    await report(project.config.diagnostics, project, given, world)
    return exitCodeFor(project.config.diagnostics)
  },
}
