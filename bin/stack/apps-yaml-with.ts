import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Diagnostic } from 'k3s-platform'
import type { Arguments } from '../arguments.ts'
import { compiledIn } from '../compiled.ts'
import type { OpenProject } from '../project.ts'
import { diagnosticsOf } from '../report.ts'
import { FileError } from '../usage-error.ts'
import type { World } from '../world.ts'
import { yamlScalar } from '../yaml-scalar.ts'
import type { ReadStack } from './read-stack.ts'

/** An apps.yaml that is to be written, and what a build would say of its new entry. */
export interface MadeAppsYaml {
  readonly path: string
  readonly text: string
  /** What the file says now; nothing when there is none. */
  readonly before: string | undefined
  readonly project: OpenProject
  readonly diagnostics: readonly Diagnostic[]
}

/** The existing apps.yaml, or a new one, with one more entry; compiled once before it is written. */
export async function appsYamlWith(
  entry: string,
  { project, isFound, name }: ReadStack,
  environments: readonly string[],
  given: Arguments,
  world: World,
): Promise<MadeAppsYaml> {
  const { insertEntry, readConfig } = await import('k3s-platform')
  const file = isFound ? project.config.file : 'apps.yaml'
  const path = join(project.folder, file)
  const old = isFound ? textAt(path) : newText(environments)
  const text = insertEntry(old.replace(/^\ufeff/, ''), 'compose', entry)
  if (text === undefined) {
    world.output.writeFile(entry)
    throw new FileError(
      `The list "compose" in ${file} cannot be extended without changing the rest of the file.`,
      'Add the entry yourself: standard output has it.',
    )
  }
  const config = await readConfig({ file, text, files: project.config.files, plugins: project.plugins })
  const made = { ...project, config }
  const result = await compiledIn(made, config.environments, given, world)
  const said = config.environments.length > 0 ? diagnosticsOf(result) : config.diagnostics
  return {
    path,
    before: isFound ? old : undefined,
    text: old.startsWith('\ufeff') ? `\ufeff${text}` : text,
    project: made,
    diagnostics: said.filter(({ entry: about }) => about === `compose/${name}`),
  }
}

function textAt(path: string): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(readFileSync(path))
}

function newText(environments: readonly string[]): string {
  return `# What runs in which environment. k3s-platform build --all-envs makes manifests of it.
version: "2"

environments:
${environments.map(name => `  ${yamlScalar(name)}:\n    domain: localhost\n`).join('')}
defaults:
  ingress: traefik
`
}
