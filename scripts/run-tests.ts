import { execFile, spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { availableParallelism } from 'node:os'
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
  const { status, stdout, stderr } = spawnSync(node, argumentsFor(files), { ...OPTIONS, encoding: 'utf8' })
  return counted(files, { status, stdout, stderr })
}

/** The same with as many processes at once as the machine has processors; what they print comes in the same order. */
export async function runTestsAtOnce(files: readonly string[], node: string = process.execPath): Promise<Counts> {
  const processes = Math.max(1, Math.min(availableParallelism(), files.length))
  // Neighbours are alike, so they are dealt out like cards.
  const parts = Array.from({ length: processes }, (_, part) => files.filter((_, index) => index % processes === part))
  const runs = await Promise.all(parts.map(part => run(node, argumentsFor(part))))
  const all = runs.map((result, index) => counted(parts[index]!, result))
  return {
    passed: all.reduce((sum, { passed }) => sum + passed, 0),
    failed: all.reduce((sum, { failed }) => sum + failed, 0),
  }
}

interface Result {
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
}

function run(node: string, words: readonly string[]): Promise<Result> {
  return new Promise(resolve => {
    execFile(node, words, { ...OPTIONS, encoding: 'utf8' }, (error, stdout, stderr) => {
      resolve({ status: error ? 1 : 0, stdout, stderr })
    })
  })
}

function argumentsFor(files: readonly string[]): string[] {
  const pattern = `^(${files.map(file => file.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|')})$`
  return ['--conditions=source', '--import', 'tsx', join(root, 'node_modules/uvu/bin.js'), 'test', pattern]
}

const OPTIONS = {
  cwd: root,
  maxBuffer: 1 << 28,
  env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined, NODE_EXTRA_CA_CERTS: undefined },
}

function counted(files: readonly string[], { status, stdout, stderr }: Result): Counts {
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
