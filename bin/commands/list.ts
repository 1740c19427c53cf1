import type { Config } from 'k3s-platform'
import type { Command } from '../command.ts'
import { compiled } from '../compiled.ts'
import { listedOf } from '../listed.ts'
import { allowPath, envFile, environment, file, format, tag, variable } from '../option.ts'
import { openProject } from '../project.ts'
import { diagnosticsOf, exitCodeFor, tell } from '../report.ts'
import { table } from '../table.ts'

const listFormat = format('pretty', 'json')

/** Says what there is. */
export const list: Command = {
  name: 'list',
  group: 'Inspect',
  summary: 'List what apps.yaml declares; with an environment, what it becomes there',
  examples: ['k3s-platform list --env gcp', 'k3s-platform list --format json'],
  options: [environment, file, variable, envFile, allowPath, tag, listFormat],
  async run(given, world) {
    const isJson = given.text(listFormat) === 'json'
    const show = (rows: readonly Readonly<Record<string, string>>[]) =>
      world.output.write(isJson ? `${JSON.stringify(rows, undefined, 2)}\n` : table(rows))
    if (given.list(environment).length === 0) {
      const project = await openProject(given, world)
      show(declared(project.config))
      await tell(project.config.diagnostics, project, given, world)
      return exitCodeFor(project.config.diagnostics)
    }
    const result = await compiled(given, world, 'ask')
    show(result.compilations.flatMap(listedOf))
    const errors = diagnosticsOf(result).filter(({ severity }) => severity === 'error')
    await tell(errors, result.project, given, world)
    return exitCodeFor(errors)
  },
}

function declared({ entries, environments, root }: Config): Readonly<Record<string, string>>[] {
  const defaults = root.defaults as { readonly namespace?: string } | undefined
  return entries.map(({ unit, node }) => ({
    unit,
    namespace: String(node.namespace ?? defaults?.namespace ?? 'default'),
    environments: environments.filter(name => isOn(node, name)).join(', ') || '(off)',
  }))
}

function isOn(node: Readonly<Record<string, unknown>>, name: string): boolean {
  const block = node[name] as { readonly enabled?: unknown } | null | undefined
  return (block?.enabled ?? node.enabled ?? true) !== false
}
