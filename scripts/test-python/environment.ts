import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Python } from './pythons.ts'

/** The program of a virtual environment with exactly the given requirements, made the first time; or why there is none. */
export function virtualEnvironment(
  python: Python,
  requirements: string,
  cache: string,
): { readonly program: string } | { readonly problem: string } {
  const digest = createHash('sha256').update(readFileSync(requirements)).digest('hex').slice(0, 12)
  const folder = join(cache, `${python.version}-${digest}`)
  const program = join(folder, 'bin/python')
  const done = join(folder, 'complete')
  if (existsSync(done)) return { program }
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(cache, { recursive: true })
  const steps = [
    [python.program, '-m', 'venv', folder],
    [program, '-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--no-deps', '-r', requirements],
  ] as const
  for (const [command, ...args] of steps) {
    const { status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8' })
    if (status !== 0) return { problem: `${command} ${args.join(' ')}\n${stdout}${stderr}` }
  }
  writeFileSync(done, '')
  return { program }
}
