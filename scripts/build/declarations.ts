import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { plainTypes } from './plain-types.ts'
import { root } from './root.ts'

/** Writes the types of the public API and of what they mention, and nothing else, to `dist/types`. */
export function writeDeclarations(): void {
  const all = join(root, 'node_modules/.cache/declarations')
  rmSync(all, { recursive: true, force: true })
  const tsc = [join(root, 'node_modules/typescript/bin/tsc'), '-p', 'tsconfig.build.json', '--outDir', all]
  // Schemas have types that cannot be written down, which tsc minds; nothing of the public API may mention them.
  spawnSync(process.execPath, tsc, { cwd: root })
  withAugmentations(PLUGIN_API, all)
  for (const [file, text] of reachedFrom(['src/index.d.ts', PLUGIN_API], all)) {
    const target = join(root, 'dist/types', file)
    mkdirSync(dirname(target), { recursive: true })
    writeFileSync(target, text)
  }
}

const PLUGIN_API = 'src/plugin-api.d.ts'

/** Adds to the types of the plugin API those that bundled plugins add to it: nothing else of it mentions their files. */
function withAugmentations(api: string, folder: string): void {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(file => file.endsWith('.d.ts') && isAugmentation(readFileSync(join(folder, file), 'utf8')))
    .sort()
  const imports = files.map(file => `import './${relative(dirname(api), file).replace(/\.d\.ts$/, '.js')}'`)
  writeFileSync(join(folder, api), `${readFileSync(join(folder, api), 'utf8')}${imports.join('\n')}\n`)
}

function isAugmentation(text: string): boolean {
  return text.includes("declare module 'k3s-platform/plugin'")
}

/** Declarations by their paths: these, and all that they mention. */
function reachedFrom(entries: readonly string[], folder: string): ReadonlyMap<string, string> {
  const reached = new Map<string, string>()
  const files = new Set(entries)
  for (const file of files) {
    const source = file.replace(/\.d\.ts$/, '.ts')
    // tsc writes nothing for a schema whose own type has no name; the types of its values have one.
    const written = existsSync(join(folder, file)) ? readFileSync(join(folder, file), 'utf8') : undefined
    // What a schema is made of is of no interest to whoever uses its type.
    const text = written === undefined || written.includes('@sinclair/typebox') ? plainTypes(source) : written
    reached.set(file, text)
    for (const [, target] of text.matchAll(/(?:from |import |import\()['"]([^'"]+)['"]/g)) {
      if (target === 'k3s-platform/plugin') continue
      if (!target!.startsWith('.')) throw new Error(`The types in ${file} mention the package "${target}".`)
      const path = relative(folder, join(folder, dirname(file), target!)).replace(/\.[jt]s$/, '.d.ts')
      const isWritten = existsSync(join(folder, path)) || existsSync(join(root, path.replace(/\.d\.ts$/, '.ts')))
      if (!isWritten) throw new Error(`${file} mentions ${target}, which has no types.`)
      files.add(path)
    }
  }
  return reached
}
