import { isMap } from '../ir/is-map.ts'
import { withProvenanceOf } from '../ir/provenance.ts'
import type { Section, UnitKey } from '../ir/unit.ts'
import type { Config, ConfigNode } from './config.ts'
import { filesOnDisk } from './files-on-disk.ts'
import type { LoadOptions } from './load.ts'
import { overlay } from './overlay.ts'
import { ProjectFiles } from './project-files.ts'
import { readConfig } from './read-config.ts'
import { readYaml } from './read-yaml.ts'
import { sourceFile } from './source-file.ts'

/** An entry, or changes of one, given outside of apps.yaml. */
export interface EntryInWords {
  readonly section: Section
  readonly name: string
  readonly path: string
  /** Its environment. */
  readonly environment: string
  /** Further keys of the entry; they win over whatever apps.yaml says of it. */
  readonly keys: Readonly<Record<string, string>>
  /** Who serves its routes, whatever apps.yaml says. */
  readonly ingressClass?: string
}

/** The name in diagnostics and headers for values that are not in a file. */
const WORDS = 'the command line'

/** What apps.yaml would say if it had this entry alone, and its environment at `localhost`. */
export async function configInWords(
  words: EntryInWords & { readonly ingressClass: string },
  folder: string,
  options: LoadOptions = {},
): Promise<Config> {
  const { environment, section, name, path, keys, ingressClass } = words
  const text = textOf({
    version: '2',
    defaults: { ingress: ingressClass },
    environments: { [environment]: { domain: 'localhost' } },
    [section]: [{ name, path, ...keys }],
  })
  const files = new ProjectFiles(filesOnDisk(folder, options))
  return unframed(await readConfig({ file: WORDS, text, files, plugins: options.plugins }))
}

/** apps.yaml with the given keys of an entry, which it need not have. */
export async function withEntryInWords(config: Config, words: EntryInWords): Promise<Config> {
  const unit: UnitKey = `${words.section}/${words.name}`
  const told = withIngressClass(config, words)
  return config.declared.has(unit) ? changed(told, unit, words) : added(told, words)
}

async function added(config: Config, { section, name, path, keys }: EntryInWords): Promise<Config> {
  const environments = Object.fromEntries(config.environments.map(environment => [environment, {}]))
  const text = textOf({ version: '2', environments, [section]: [{ name, path, ...keys }] })
  const { entries, declared, diagnostics } = await readConfig({ file: WORDS, text, files: config.files })
  return {
    ...config,
    entries: [...config.entries, ...entries],
    declared: new Set([...config.declared, ...declared]),
    diagnostics: [...config.diagnostics, ...diagnostics],
  }
}

/** As the environment's own block, of which nothing is stronger. */
function changed(config: Config, unit: UnitKey, { environment, keys, ingressClass }: EntryInWords): Config {
  const entry = config.entries.find(other => other.unit === unit)
  const ownClass = [entry?.node, entry?.node[environment]].some(node => isMap(node) && isMap(node.ingress))
  const over = { ...keys, ...(ingressClass !== undefined && ownClass && { ingress: { class: ingressClass } }) }
  if (!entry || Object.keys(over).length === 0) return config
  const node = nodeOf({ [environment]: over })
  return {
    ...config,
    entries: config.entries.map(other =>
      other === entry ? { ...entry, node: overlay(entry.node, node) as ConfigNode } : other,
    ),
  }
}

function withIngressClass(config: Config, { ingressClass }: EntryInWords): Config {
  if (ingressClass === undefined) return config
  const node = nodeOf({ defaults: { ingress: ingressClass } })
  const root = withProvenanceOf(config.root, { ...config.root })
  return { ...config, root: overlay(root, node) as ConfigNode }
}

/** The text that is read here is generated, so no message shows its lines. */
function unframed(config: Config): Config {
  config.sources.delete(WORDS)
  return config
}

function nodeOf(value: object): unknown {
  return readYaml(sourceFile(WORDS, textOf(value))).value
}

/** JSON is YAML. */
function textOf(value: object): string {
  return `${JSON.stringify(value, undefined, 2)}\n`
}
