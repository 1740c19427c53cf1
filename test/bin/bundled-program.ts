import { copyFileSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import type { ToolName } from '../../bin/start.ts'

/** A tool in one file, which starts four times faster than its sources do. */
export interface BundledProgram {
  readonly file: string
  remove(): void
}

/** Bundles the sources as they are now. */
export async function bundledProgram(tool: ToolName = 'k3s-platform'): Promise<BundledProgram> {
  const root = fileURLToPath(new URL('../..', import.meta.url))
  const folder = mkdtempSync(join(tmpdir(), 'k3s-platform-program-'))
  const file = join(folder, `bin/${tool}.mjs`)
  await build({
    absWorkingDir: root,
    entryPoints: [`bin/${tool}.ts`],
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
  symlinkSync(join(root, 'runtime'), join(folder, 'runtime'))
  return { file, remove: () => rmSync(folder, { recursive: true }) }
}
