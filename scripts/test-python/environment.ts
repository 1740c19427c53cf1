import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Python } from './pythons.ts'

/** The program of a virtual environment with exactly what the files of requirements list, made the first time; or why there is none. */
export function virtualEnvironment(
  python: Python,
  requirements: readonly string[],
  cache: string,
): { readonly program: string } | { readonly problem: string } {
  const texts = requirements.map(file => readFileSync(file, 'utf8')).join('')
  const digest = createHash('sha256').update(texts).digest('hex').slice(0, 12)
  const folder = join(cache, `${python.version}-${digest}`)
  const program = join(folder, 'bin/python')
  const done = join(folder, 'complete')
  if (existsSync(done)) return { program }
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(cache, { recursive: true })
  const listed = requirements.flatMap(file => ['-r', file])
  const steps = [
    [python.program, '-m', 'venv', folder],
    [program, '-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--no-deps', ...listed],
  ] as const
  for (const [command, ...args] of steps) {
    const { status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8' })
    if (status !== 0) return { problem: `${command} ${args.join(' ')}\n${stdout}${stderr}` }
  }
  writeFileSync(done, '')
  return { program }
}
