import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { notUtf8 } from '../not-utf8.ts'
import { UsageError } from '../usage-error.ts'
import type { World } from '../world.ts'

/** The texts of manifests by the names of their files: of a folder and what is below it, of a file, or what is piped in. */
export async function readManifestFiles(source: string, world: World): Promise<ReadonlyMap<string, string>> {
  if (source === '-') return textsOf(new Map([['standard input', world.input.readAll()]]))
  const path = resolve(world.folder, source)
  const found = statSync(path, { throwIfNoEntry: false })
  if (!found)
    throw new UsageError(`There is no "${source}" here.`, 'Name a folder or a file, or - for what is piped in.')
  if (!found.isDirectory()) return textsOf(new Map([[source, readFileSync(path)]]))
  const names = filesBelow(path, '')
  if (names.length === 0)
    throw new UsageError(`The folder "${source}" has no manifests.`, 'They end in .yaml, .yml or .json.')
  const files = await textsOf(new Map(names.map(file => [join(source, file), readFileSync(join(path, file))])))
  const [kustomization] =
    [...files].find(([file, text]) => /(^|[\\/])kustomization\.ya?ml$/.test(file) && CHANGES.test(text)) ?? []
  if (kustomization === undefined) return files
  throw new UsageError(
    `"${kustomization}" changes the manifests that it names.`,
    `Import its output: kustomize build ${source} | k3s-platform import -`,
  )
}

async function textsOf(files: ReadonlyMap<string, Uint8Array>): Promise<ReadonlyMap<string, string>> {
  const { utf8Text } = await import('k3s-platform')
  const texts = new Map<string, string>()
  for (const [name, bytes] of files) {
    const read = utf8Text(bytes)
    if ('badLine' in read) throw notUtf8(name, read.badLine)
    texts.set(name, read.text)
  }
  return texts
}

/** Whatever of a kustomization makes other objects than those of its files. */
const CHANGES =
  /^(?:bases|common\w+|components|configMapGenerator|generators|helmCharts|images|labels|name(?:Prefix|Suffix|space)|patches\w*|replacements|replicas|secretGenerator|transformers|vars):/m

function filesBelow(folder: string, prefix: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => !name.startsWith('.') && name !== 'node_modules')
    .sort((one, other) => (one.name < other.name ? -1 : 1))
    .flatMap(entry => {
      if (entry.isDirectory()) return filesBelow(join(folder, entry.name), join(prefix, entry.name))
      const isMetadata = /^k3s(?:app|compose|fn)\.json$/.test(entry.name)
      return /\.(?:ya?ml|json)$/.test(entry.name) && !isMetadata ? [join(prefix, entry.name)] : []
    })
}
