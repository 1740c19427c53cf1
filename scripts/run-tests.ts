import { spawn, spawnSync } from 'node:child_process'
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
  process.stdout.write(`${stdout}${stderr}`)
  return counted(files, { status, stdout })
}

/**
 * The same with as many processes at once as the machine has processors. What a file prints comes when it has ended, in
 * one piece; the fixtures, which take longest, are dealt out to all processes.
 */
export async function runTestsAtOnce(
  files: readonly string[],
  { node = process.execPath, variables = {}, jobs = [] }: RunOptions = {},
): Promise<Counts> {
  const processes = Math.max(1, Math.min(availableParallelism(), files.length))
  const shared = files.filter(file => file === FIXTURES)
  const whole = files.filter(file => file !== FIXTURES)
  const parts = shared.length > 0 || whole.length > 2 * processes ? 2 * processes : processes
  // Neighbours are alike, so they are dealt out like cards.
  const queue = Array.from({ length: parts }, (_, part) => async (): Promise<Counts> => {
    const own = [...whole.filter((_, index) => index % parts === part), ...shared]
    if (own.length === 0) return { passed: 0, failed: 0 }
    const environment = { ...variables, SHARE: `${part + 1}/${parts}` }
    return counted(own, await run(node, argumentsFor(own), environment))
  })
  return sum(await all([...jobs, ...queue], processes))
}

/** With what tests are run, and what else is to be done meanwhile. */
export interface RunOptions {
  readonly node?: string
  readonly variables?: Readonly<Record<string, string>>
  readonly jobs?: readonly (() => Promise<Counts>)[]
}

const FIXTURES = 'fixtures.test.ts'

/** The answers of all jobs, of which so many run at once. */
async function all(jobs: readonly (() => Promise<Counts>)[], atOnce: number): Promise<Counts[]> {
  const waiting = [...jobs]
  const made: Counts[] = []
  const work = async () => {
    for (let job = waiting.shift(); job; job = waiting.shift()) made.push(await job())
  }
  await Promise.all(Array.from({ length: atOnce }, work))
  return made
}

function sum(counts: readonly Counts[]): Counts {
  return {
    passed: counts.reduce((sum, { passed }) => sum + passed, 0),
    failed: counts.reduce((sum, { failed }) => sum + failed, 0),
  }
}

interface Result {
  readonly status: number | null
  readonly stdout: string
}

/** Runs and prints; what a file prints ends where the name of the next one stands. */
function run(node: string, words: readonly string[], variables: Readonly<Record<string, string>>): Promise<Result> {
  return new Promise(resolve => {
    const child = spawn(node, words, {
      ...OPTIONS,
      env: { ...OPTIONS.env, ...variables },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let stdout = ''
    let printed = 0
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text
      const end = printed + stdout.slice(printed).search(/\n\S+\.ts\n(?![\s\S]*\n\S+\.ts\n)/)
      if (end <= printed) return
      process.stdout.write(stdout.slice(printed, end))
      printed = end
    })
    child.stderr.setEncoding('utf8').on('data', (text: string) => process.stderr.write(text))
    child.on('close', status => {
      process.stdout.write(stdout.slice(printed))
      resolve({ status, stdout })
    })
  })
}

function argumentsFor(files: readonly string[]): string[] {
  const pattern = `^(${files.map(file => file.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|')})$`
  return [
    '--conditions=source',
    '--import',
    'tsx',
    '--import',
    './test/fixed-seed.ts',
    join(root, 'node_modules/uvu/bin.js'),
    'test',
    pattern,
  ]
}

const OPTIONS = {
  cwd: root,
  maxBuffer: 1 << 28,
  env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined, NODE_EXTRA_CA_CERTS: undefined },
}

function counted(files: readonly string[], { status, stdout }: Result): Counts {
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
