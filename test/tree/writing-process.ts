import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

/** Makes a script that starts fast, from `write-and-die.ts`, in a folder; answers with its path. */
export async function writingProcess(folder: string): Promise<string> {
  const outfile = join(folder, 'write-and-die.mjs')
  const entry = fileURLToPath(new URL('write-and-die.ts', import.meta.url))
  await build({ entryPoints: [entry], outfile, bundle: true, platform: 'node', format: 'esm', logLevel: 'warning' })
  return outfile
}
