import type { TreeDiff, UnitKey } from 'k3s-platform'
import type { Arguments } from '../arguments.ts'
import type { Command } from '../command.ts'
import { type Compiled, compiled } from '../compiled.ts'
import { EXIT } from '../exit-code.ts'
import type { OldTrees } from '../old-tree.ts'
import { oldTrees } from '../old-trees.ts'
import { onlyPaths } from '../only.ts'
import * as option from '../option.ts'
import { diagnosticsOf, exitCodeFor, tell } from '../report.ts'
import { UsageError } from '../usage-error.ts'
import { type World, wantsColour } from '../world.ts'

const diffFormat = option.format('pretty', 'markdown', 'json')

/** Says what a change of the files changes in the trees. */
export const diff: Command = {
  name: 'diff',
  group: 'Inspect',
  summary: 'Show what changes in the tree, the line responsible, and the risks',
  examples: [
    'k3s-platform diff --env gcp',
    'k3s-platform diff --all-envs --base origin/main --format markdown --exit-code',
    'k3s-platform diff --env gcp --live --context gcp-admin',
  ],
  options: [
    option.environment,
    option.allEnvironments,
    option.file,
    option.noConfig,
    option.base,
    option.live,
    option.meaning(option.context, 'With --live: the context of the kubeconfig (default: its current one)'),
    option.meaning(option.output, 'The trees to compare with (default: argocd-state)'),
    option.meaning(option.only, 'Compare only these units: apps/fastapi, apps/*, fastapi'),
    option.variable,
    option.envFile,
    option.allowPath,
    option.tag,
    diffFormat,
    option.exitCode,
  ],
  async run(given, world) {
    checkBase(given)
    const result = await compiled(given, world, 'ask')
    const errors = diagnosticsOf(result).filter(({ severity }) => severity === 'error')
    if (errors.length > 0) {
      await tell(errors, result.project, given, world)
      return exitCodeFor(errors)
    }
    const old = await oldTrees(result, given, world)
    await tell(old.diagnostics, result.project, given, world)
    if (exitCodeFor(old.diagnostics) !== EXIT.fine) return exitCodeFor(old.diagnostics)
    const diffs = await diffsOf(result, old, given)
    world.output.write(await textOf(diffs, old, given, world))
    const { hasDifferences } = await import('k3s-platform')
    return given.has(option.exitCode) && diffs.some(hasDifferences) ? EXIT.differences : EXIT.fine
  },
}

function checkBase(given: Arguments): void {
  if (given.has(option.base) && given.has(option.live))
    throw new UsageError('--base and --live are mutually exclusive.', 'Remove one of them.')
  if (given.has(option.context) && !given.has(option.live))
    throw new UsageError('The option "--context" needs "--live".', 'Without it, no cluster is contacted.')
}

/** One for each environment of either side: what is declared no more is gone as a whole. */
async function diffsOf({ project, compilations }: Compiled, old: OldTrees, given: Arguments): Promise<TreeDiff[]> {
  const { diffTrees } = await import('k3s-platform')
  const units = [...old.trees.values()].flatMap(tree => unitsIn('resources' in tree ? tree.files : tree))
  const declared = new Set([...project.config.declared, ...units])
  const only = await onlyPaths(given, { ...project.config, declared })
  const environments = new Set([...compilations.map(({ environment }) => environment), ...old.trees.keys()])
  return [...environments].map(environment =>
    diffTrees({
      environment,
      before: old.trees.get(environment) ?? new Map(),
      after: compilations.find(compilation => compilation.environment === environment) ?? new Map(),
      only,
    }),
  )
}

function unitsIn(files: ReadonlyMap<string, string>): readonly UnitKey[] {
  return [...files.keys()].flatMap(path => (UNIT.exec(path)?.[0] as UnitKey | undefined) ?? [])
}

const UNIT = /^(?:apps|compose|helm|serverless)\/[^/]+?(?=\/|\.yaml$)/

async function textOf(diffs: readonly TreeDiff[], old: OldTrees, given: Arguments, world: World): Promise<string> {
  const { jsonDiff, markdownDiff, palette, prettyDiff } = await import('k3s-platform')
  const format = given.text(diffFormat) ?? 'pretty'
  if (format === 'json') return jsonDiff(diffs, old)
  if (format === 'markdown') return markdownDiff(diffs, old.name)
  const paint = palette(wantsColour(world.output, world.variables))
  return diffs.map(each => prettyDiff(each, { palette: paint, base: old.name })).join('\n')
}
