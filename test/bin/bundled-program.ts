import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

/** The program in one file, which starts four times faster than its sources do. */
export interface BundledProgram {
  readonly file: string
  remove(): void
}

/** Bundles the sources as they are now. */
export async function bundledProgram(): Promise<BundledProgram> {
  const root = fileURLToPath(new URL('../..', import.meta.url))
  const folder = mkdtempSync(join(tmpdir(), 'k3s-platform-program-'))
  const file = join(folder, 'bin/k3s-platform.mjs')
  await build({
    absWorkingDir: root,
    entryPoints: ['bin/k3s-platform.ts'],
    outfile: file,
    bundle: true,
    platform: 'node',
    format: 'esm',
    conditions: ['source'],
    logLevel: 'warning',
    // Some packages are CommonJS and ask for Node's own modules.
    banner: { js: "import{createRequire as r}from'node:module';const require=r(import.meta.url);" },
  })
  copyFileSync(join(root, 'package.json'), join(folder, 'package.json'))
  return { file, remove: () => rmSync(folder, { recursive: true }) }
}
