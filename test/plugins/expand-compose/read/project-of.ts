import { type Diagnostic, type FileSource, filesInMemory, ProjectFiles, readConfig } from 'k3s-platform'
import type { UnexpandedEntry } from 'k3s-platform/plugin'
import { RunState } from '../../../../src/pipeline/run-state.ts'
import type { ComposeProject } from '../../../../src/plugins/expand-compose/model/project.ts'
import { readProject } from '../../../../src/plugins/expand-compose/read/read-project.ts'

/** What became of a compose project, and what was said. */
export interface Read {
  readonly project: ComposeProject | undefined
  readonly diagnostics: readonly Diagnostic[]
  /** What was said in short: `error compose/unknown-key compose.yaml:3:5`. */
  readonly said: readonly string[]
}

/** How a project is read. */
export interface ReadOptions {
  readonly entry?: Readonly<Record<string, unknown>>
  readonly variables?: Readonly<Record<string, string>>
  readonly source?: FileSource
}

/** Reads the project of these files, of which `compose.yaml` is the main one, for the environment `prod`. */
export async function projectOf(
  files: Readonly<Record<string, string>> | string,
  { entry = {}, variables = {}, source }: ReadOptions = {},
): Promise<Read> {
  const table = filesInMemory(typeof files === 'string' ? { 'compose.yaml': files } : files)
  const text = `version: "2"
environments: { prod: {} }
compose:
  - ${JSON.stringify({ name: 'shop', path: '.', ...entry })}
`
  const config = await readConfig({ file: 'apps.yaml', text, files: new ProjectFiles(source ?? table) })
  const run = new RunState(config, { environment: 'prod', variables, tags: {} as never, kinds: {} })
  const context = run.context({ plugin: 'expand-compose', stage: 'expandCompose' }, undefined)
  const [found] = config.entries
  if (!found) throw new Error(config.diagnostics.map(({ message }) => message).join('\n'))
  const unexpanded = { unit: found.unit, section: 'compose', name: found.name, entry: found.node } as UnexpandedEntry
  const project = await readProject(unexpanded, context)
  const said = run.diagnostics.map(
    ({ severity, code, at }) => `${severity} ${code}${at ? ` ${at.file}:${at.line}:${at.column}` : ''}`,
  )
  return { project, diagnostics: run.diagnostics, said }
}
