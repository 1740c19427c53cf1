import { readdirSync } from 'node:fs'
import { join } from 'node:path'

/** A compose project of the corpus. */
export interface CorpusStack {
  /** The name of its folder, as a name of an entry may be. */
  readonly name: string
  /** Relative to the folder of the corpus. */
  readonly folder: string
  readonly file: string
}

/** The folder of the corpus. */
export const CORPUS = join(import.meta.dirname, 'compose')

/** All compose projects of the corpus, by name. */
export const STACKS: readonly CorpusStack[] = readdirSync(CORPUS, { withFileTypes: true })
  .filter(entry => entry.isDirectory())
  .map(({ name }) => ({ name: name.toLowerCase(), folder: name, file: composeFileIn(name) }))
  .sort((a, b) => (a.name < b.name ? -1 : 1))

/** An apps.yaml with an entry for each of some stacks, each in its own namespace, with further lines for each. */
export function appsYamlOf(stacks: readonly CorpusStack[], ...lines: readonly string[]): string {
  return HEAD + stacks.map(stack => entryOf(stack, lines)).join('')
}

const HEAD = `version: "2"
defaults:
  registry:
    local: registry.localhost:5111
    cloud: registry.example.com/team
  ingress:
    local: traefik
    cloud: haproxy
environments:
  local:
    domain: localhost
  cloud:
    domain: example.com
compose:
`

function entryOf({ name, folder }: CorpusStack, lines: readonly string[]): string {
  const keys = [`name: ${name}`, `path: ${folder}`, `namespace: ${name}`, ...lines]
  return `  - ${keys.join('\n    ')}\n`
}

function composeFileIn(folder: string): string {
  return readdirSync(join(CORPUS, folder)).find(name => /^compose\.ya?ml$/.test(name))!
}
