import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { FileError, UsageError } from '../usage-error.ts'
import type { World } from '../world.ts'

/** The texts of manifests by the names of their files: of a folder and what is below it, of a file, or what is piped in. */
export function readManifestFiles(source: string, world: World): ReadonlyMap<string, string> {
  if (source === '-') return new Map([['standard input', textOf('standard input', world.input.readAll())]])
  const path = resolve(world.folder, source)
  const found = statSync(path, { throwIfNoEntry: false })
  if (!found)
    throw new UsageError(`There is no "${source}" here.`, 'Name a folder or a file, or - for what is piped in.')
  if (!found.isDirectory()) return new Map([[source, textOf(source, readFileSync(path))]])
  const files = filesBelow(path, '').map(
    file => [join(source, file), textOf(file, readFileSync(join(path, file)))] as const,
  )
  const kustomization = files.find(([file, text]) => /(^|[\\/])kustomization\.ya?ml$/.test(file) && CHANGES.test(text))
  if (kustomization)
    throw new UsageError(
      `"${kustomization[0]}" changes the manifests that it names.`,
      `Import what comes of it: kustomize build ${source} | k3s-platform import -`,
    )
  if (files.length === 0)
    throw new UsageError(`The folder "${source}" has no manifests.`, 'They end in .yaml, .yml or .json.')
  return new Map(files)
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

function textOf(name: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new FileError(`"${name}" is no text in UTF-8.`)
  }
}
