import { relative } from 'node:path'
import type { ComparedTree, Compilation, Config, Diagnostic, Plugin } from 'k3s-platform'
import type { Arguments } from './arguments.ts'
import type { Compiled } from './compiled.ts'
import type { OldTrees } from './old-tree.ts'
import { allEnvironments, base, live } from './option.ts'
import { allowedFolders, pathOf } from './project.ts'
import { tagsOf } from './tags.ts'
import { FileError, UsageError } from './usage-error.ts'
import { variablesFor } from './variables.ts'
import type { World } from './world.ts'
import { treesFolder } from './write-trees.ts'

/** The old trees: those on the disk, or with `--base` those of a commit, or with `--live` what runs. */
export async function oldTrees(result: Compiled, given: Arguments, world: World): Promise<OldTrees> {
  if (given.has(live)) return (await import('./live-trees.ts')).liveTrees(result, given, world)
  return given.has(base) ? committedTrees(result, given, world) : standingTrees(result, given, world)
}

async function standingTrees({ project, compilations }: Compiled, given: Arguments, world: World): Promise<OldTrees> {
  const { readTree } = await import('k3s-platform')
  const directory = treesFolder(given, world, project)
  const trees = compilations.map(
    ({ environment, files }) => [environment, readTree(directory, environment, files.keys())] as const,
  )
  return { kind: 'tree', name: relative(world.folder, directory) || directory, trees: new Map(trees), diagnostics: [] }
}

async function committedTrees({ project, compilations }: Compiled, given: Arguments, world: World): Promise<OldTrees> {
  const { compile } = await import('k3s-platform')
  const ref = given.text(base)!
  const config = await committedConfig(ref, given, project.plugins, world)
  const declared = new Set([...config.declared, ...project.config.declared])
  const options = {
    variables: variablesFor(given, world),
    plugins: project.plugins,
    tags: await tagsOf(given, { ...config, declared }),
  }
  const trees = new Map<string, ComparedTree>()
  const diagnostics: Diagnostic[] = []
  const built = compilations.map(({ environment }) => environment)
  // What is declared no more is part of "all", too.
  const meant = given.has(allEnvironments) ? config.environments : built
  for (const environment of meant.filter(name => config.environments.includes(name))) {
    const old: Compilation = await compile(config, environment, options)
    trees.set(environment, old)
    diagnostics.push(...old.diagnostics.filter(({ severity }) => severity === 'error'))
  }
  const errors = trees.size === 0 ? config.diagnostics.filter(({ severity }) => severity === 'error') : diagnostics
  if (errors.length > 0) throw brokenBase(ref, errors)
  return { kind: 'git', name: ref, trees, diagnostics: [] }
}

async function committedConfig(
  ref: string,
  given: Arguments,
  plugins: readonly Plugin[],
  world: World,
): Promise<Config> {
  const { ConfigFileError, loadCommittedConfig, NoCommit } = await import('k3s-platform')
  const path = pathOf(given, world)
  const { variables } = world
  try {
    const config = await loadCommittedConfig(path, { ref, variables, allowed: allowedFolders(given, world), plugins })
    world.hide(config.secrets)
    return config
  } catch (error) {
    if (error instanceof NoCommit) throw noCommit(error.problem, error.message, ref)
    if (!(error instanceof ConfigFileError)) throw error
    throw new UsageError(
      `At "${ref}" the file "${relative(world.folder, path)}" is ${error.problem}.`,
      'Name a commit that has it, or compare with the tree on the disk: remove --base.',
    )
  }
}

function noCommit(problem: 'no git' | 'no repository' | 'no such commit', message: string, ref: string): UsageError {
  switch (problem) {
    case 'no git':
      return new UsageError('"git" must be on the PATH for --base.', 'Install it, or remove --base.')
    case 'no repository':
      return new UsageError(
        `Git cannot read this folder: ${message}`,
        'Remove --base to compare with the tree on the disk.',
      )
    default:
      return new UsageError(
        `Unknown commit "${ref}".`,
        'See git branch --all; in CI, fetch it first: git fetch origin main, then --base origin/main.',
      )
  }
}

/** The old tree is unknown; its first mistake is enough as a reason. */
function brokenBase(ref: string, [first, ...others]: readonly Diagnostic[]): FileError {
  const place = first!.at ? `${first!.at.file}:${first!.at.line}:${first!.at.column}: ` : ''
  const more = others.length > 0 ? `, and ${others.length} more` : ''
  return new FileError(
    `The files of "${ref}" have errors: ${place}${first!.message}${more}`,
    'Compare with a commit that builds, or with the tree on the disk: leave --base out.',
  )
}
