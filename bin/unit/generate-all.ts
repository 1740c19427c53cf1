import type { UnitKey } from 'k3s-platform'
import type { Command } from '../command.ts'
import { compiledIn } from '../compiled.ts'
import { openProject } from '../project.ts'
import { counted } from '../summary.ts'
import { deliverUnits } from './deliver-units.ts'
import { generateOptions } from './generate.ts'
import type { UnitKind } from './kind.ts'
import { environmentIn } from './one-environment.ts'
import { oneEnvironment, outputFolder } from './option.ts'
import { shownFile } from './paths.ts'

/** The command that compiles every entry of a kind and writes a folder for each. */
export function generateAllOf(kind: UnitKind): Command {
  const { tool, section, noun, plural } = kind
  return {
    name: 'generate-all',
    group: 'Build',
    summary: `Generate the manifests of all ${plural}`,
    examples: [
      `${tool} generate-all --env gcp`,
      `${tool} generate-all --env gcp --output ./argocd-state/gcp/${section}/`,
    ],
    options: [oneEnvironment, outputFolder, ...generateOptions],
    async run(given, world) {
      const start = world.now()
      const project = await openProject(given, world)
      const { declared, environments } = project.config
      const units = [...declared].filter((unit): unit is UnitKey => unit.startsWith(`${section}/`))
      const result =
        environments.length > 0
          ? await compiledIn(project, [await environmentIn(project.config, given)], given, world)
          : { project, compilations: [], across: [] }
      const from = `${counted(units.length, noun)} from ${shownFile(project)}`
      return deliverUnits(result, { meant: { section, units, isAll: true }, from, start }, given, world)
    },
  }
}
