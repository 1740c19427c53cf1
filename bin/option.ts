import type { Config } from 'k3s-platform'

/** One option of a command. */
export interface Option {
  readonly name: string
  readonly short?: string
  /** What to write behind it; without one it is a switch. */
  readonly value?: string
  /** Whether it may be given more than once, or as `a,b`. */
  readonly many?: 'repeated' | 'listed'
  /** The only values that it takes. */
  readonly choices?: readonly string[]
  readonly summary: string
  /** Values that it usually has, for completion, where a plugin may bring more. */
  suggests?(): Promise<readonly string[]>
  /** What of an apps.yaml its value may be, for completion. */
  completes?(config: Config): readonly string[]
}

export const allEnvironments: Option = { name: 'all-envs', summary: 'Every environment that the file declares' }
export const allowPath: Option = {
  name: 'allow-path',
  value: 'dir',
  many: 'repeated',
  summary: 'A folder outside of the project that its files may refer to',
}
export const allowRemove: Option = {
  name: 'allow-remove',
  summary: 'With --strict: allow removals of units, claims and namespaces',
}
export const base: Option = {
  name: 'base',
  value: 'git-ref',
  summary: 'Compare with the files of a commit: main, HEAD~1, a tag',
}
export const check: Option = { name: 'check', summary: 'Write nothing; exit with 3 if the tree is out of date' }
export const context: Option = {
  name: 'context',
  value: 'name',
  summary: 'With --server: the context of the kubeconfig (default: its current one)',
}
export const debug: Option = { name: 'debug', summary: 'Show the stack of an internal error' }
export const dryRun: Option = { name: 'dry-run', summary: 'Write nothing; print the manifests' }
export const environment: Option = {
  name: 'env',
  short: 'e',
  value: 'name',
  many: 'listed',
  summary: 'The environment; repeat it, or separate several with commas',
  completes: ({ environments }) => environments,
}
export const fix: Option = { name: 'fix', summary: 'Apply corrections of apps.yaml that can only be meant so' }
export const fixCompose: Option = { name: 'fix-compose', summary: 'With --fix: also correct compose files' }
export const fixDryRun: Option = {
  name: 'dry-run',
  summary: 'With --fix: write nothing; print what would be corrected',
}
export const envFile: Option = {
  name: 'env-file',
  value: 'path',
  many: 'repeated',
  summary: 'A file of NAME=value lines for ${NAME} in apps.yaml',
}
export const exitCode: Option = { name: 'exit-code', summary: 'Exit with 3 if there are differences' }
export const file: Option = {
  name: 'file',
  short: 'f',
  value: 'path',
  summary: 'The apps.yaml (default: the one in this folder or the nearest above)',
}
export const force: Option = {
  name: 'force',
  summary: 'Also overwrite edits by hand, and write to a folder of other files',
}
export const from: Option = {
  name: 'from',
  value: 'path',
  many: 'repeated',
  summary: 'A file of NAME=value lines with values of secrets',
}
export const help: Option = { name: 'help', short: 'h', summary: 'Show help' }
export const live: Option = {
  name: 'live',
  summary: 'Compare with the cluster of the kubeconfig; read-only',
}
export const losses: Option = {
  name: 'loss-report',
  summary: 'Print which keys of compose stacks were approximated or dropped',
}
export const noConfig: Option = {
  name: 'no-config',
  summary: 'Do not run k3s-platform.config.* and its plugins',
}
export const only: Option = {
  name: 'only',
  value: 'unit',
  many: 'listed',
  summary: 'Write only these units: apps/fastapi, apps/*, fastapi',
  completes: ({ declared }) => [...declared],
}
export const output: Option = {
  name: 'output',
  short: 'o',
  value: 'folder',
  summary: 'The folder of the trees (default: argocd-state)',
}
export const quiet: Option = { name: 'quiet', short: 'q', summary: 'Print only problems' }
export const server: Option = {
  name: 'server',
  summary: 'Also validate in the cluster of the kubeconfig, by dry runs',
}
export const strict: Option = { name: 'strict', summary: 'Treat warnings as errors' }
export const tag: Option = {
  name: 'tag',
  value: '[unit=]tag',
  many: 'repeated',
  summary: 'The tag of built images; apps/api=1.3 for one unit',
  completes: ({ declared }) => [...declared].map(unit => `${unit}=`),
}
export const variable: Option = {
  name: 'var',
  value: 'NAME=value',
  many: 'repeated',
  summary: 'A variable for ${NAME} in apps.yaml; wins over --env-file',
}
export const verbose: Option = { name: 'verbose', short: 'v', summary: 'Also print infos and all locations' }
export const version: Option = { name: 'version', short: 'v', summary: 'Print the version' }
export const watch: Option = {
  name: 'watch',
  short: 'w',
  summary: 'Build again whenever an input file changes',
}

/** The same option where it means something else. */
export function meaning(option: Option, summary: string): Option {
  return { ...option, summary }
}

/** The option `--format` with the formats that a command knows. */
export function format(...choices: readonly string[]): Option {
  return { name: 'format', value: 'name', choices, summary: `The format of the report: ${choices.join(', ')}` }
}
