import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** How many tests ran well, and how many did not. */
export interface Counts {
  readonly passed: number
  readonly failed: number
}

const root = join(dirname(fileURLToPath(import.meta.url)), '..')

/** Every test file that needs no large real part, relative to `test/`. */
export function testFiles(): string[] {
  return readdirSync(join(root, 'test'), { recursive: true, encoding: 'utf8' })
    .filter(path => path.endsWith('.test.ts') && !path.startsWith('fixtures/'))
    .sort()
}

/**
 * Runs test files with uvu and counts what it prints. Its exit code is not to be trusted: it passes a file that forgets
 * `.run()`, a `before` that fails, and a pattern without files.
 */
export function runTests(files: readonly string[], node: string = process.execPath): Counts {
  const pattern = `^(${files.map(file => file.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|')})$`
  const { status, stdout, stderr } = spawnSync(
    node,
    ['--conditions=source', '--import', 'tsx', join(root, 'node_modules/uvu/bin.js'), 'test', pattern],
    {
      cwd: root,
      encoding: 'utf8',
      maxBuffer: 1 << 28,
      env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined, NODE_EXTRA_CA_CERTS: undefined },
    },
  )
  process.stdout.write(`${stdout}${stderr}`)
  const total = numberBehind(stdout, 'Total')
  const passed = numberBehind(stdout, 'Passed')
  const silent = Math.max(0, files.length - (stdout.match(/\(\d+ \/ \d+\)/g)?.length ?? 0))
  if (silent > 0) process.stdout.write(`${silent} of ${files.length} test files ran no test: is test.run() missing?\n`)
  const failed = total - passed + silent
  return { passed, failed: failed === 0 && (status !== 0 || total === 0) ? 1 : failed }
}

function numberBehind(text: string, word: string): number {
  return Number(new RegExp(`${word}:\\s+(\\d+)`).exec(text)?.[1] ?? 0)
}
