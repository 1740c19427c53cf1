import { join } from 'node:path'
import { build } from 'esbuild'

/** The library as users have it. */
const LIBRARY = join(import.meta.dirname, '../dist/index.js')

/** Makes a program of the bench one file, as the program of `dist/` is one; answers with its path. */
export async function makeProgram(source: string, folder: string): Promise<string> {
  const outfile = join(folder, source.replace(/\.ts$/, '.mjs'))
  await build({
    entryPoints: [join(import.meta.dirname, source)],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    // The CommonJS files of the library ask for Node's own modules.
    alias: { yaml: join(import.meta.dirname, '../node_modules/yaml/browser/index.js') },
    plugins: [
      {
        name: 'built-library',
        setup: bundler => bundler.onResolve({ filter: /^k3s-platform$/ }, () => ({ path: LIBRARY, external: true })),
      },
    ],
    logLevel: 'warning',
  })
  return outfile
}
