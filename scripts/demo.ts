import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Builds the complete example for gcp with the program of `dist/`, and prints the command and what it wrote. */
const root = fileURLToPath(new URL('..', import.meta.url))
const output = mkdtempSync(join(tmpdir(), 'k3s-platform-demo-'))
const words = ['build', '--env', 'gcp', '--output', output]

process.stdout.write(`examples/complete$ k3s-platform ${words.slice(0, 3).join(' ')}\n`)
const { status } = spawnSync(process.execPath, [join(root, 'dist/k3s-platform.cjs'), ...words], {
  cwd: join(root, 'examples/complete'),
  stdio: 'inherit',
})
const files = readdirSync(output, { recursive: true, withFileTypes: true })
  .filter(entry => entry.isFile())
  .map(entry => join(entry.parentPath, entry.name))
  .sort()
for (const file of files)
  process.stdout.write(`\n==> argocd-state${file.slice(output.length)}\n${shown(file, readFileSync(file, 'utf8'))}`)
rmSync(output, { recursive: true })
process.exitCode = status ?? 1

/** A Dockerfile holds the whole runtime of functions, which nobody wants to see pass by. */
function shown(file: string, text: string): string {
  if (!file.endsWith('/Dockerfile')) return text
  const lines = text.split('\n')
  const hidden = lines.length - 40
  return hidden > 0 ? [...lines.slice(0, 25), `… ${hidden} more lines`, ...lines.slice(-15)].join('\n') : text
}
