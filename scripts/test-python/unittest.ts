import { spawnSync } from 'node:child_process'
import type { Counts } from '../run-tests.ts'

/** Runs a folder of Python tests with the standard library's unittest, prints what it says, and counts. */
export function runUnittest(
  python: string,
  folder: string,
  { cwd, variables = {} }: { readonly cwd: string; readonly variables?: Readonly<Record<string, string>> },
): Counts {
  const args = ['-W', 'ignore::ResourceWarning', '-m', 'unittest', 'discover', '-t', '.', '-s', folder]
  const { stdout, stderr } = spawnSync(python, args, {
    cwd,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    env: { ...process.env, PYTHONPATH: 'src', PYTHONDONTWRITEBYTECODE: '1', ...variables },
  })
  process.stdout.write(`${stdout}${stderr}`)
  const total = Number(/^Ran (\d+) tests?/m.exec(stderr)?.[1] ?? 0)
  const outcome = /^(?:OK|FAILED)(?: \((.*)\))?$/m.exec(stderr)
  if (!outcome || total === 0) return { passed: 0, failed: 1 }
  const count = (word: string) => Number(new RegExp(`\\b${word}=(\\d+)`).exec(outcome[1] ?? '')?.[1] ?? 0)
  const failed = count('failures') + count('errors')
  return { passed: Math.max(0, total - failed - count('skipped')), failed }
}
