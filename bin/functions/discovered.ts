import { spawnSync } from 'node:child_process'
import { EXIT } from '../exit-code.ts'
import type { Program } from './attached.ts'
import type { Python } from './python.ts'

/** What Python itself knows of a function. */
export interface FoundFunction {
  readonly name: string
  readonly trigger: { readonly type: 'http' | 'queue' | 'schedule' }
}

/** The functions of a folder, whose files are imported for that; when they cannot be, Python says why, and this is the exit code. */
export function discovered(
  { command: [program, ...words] }: Python,
  folder: string,
  environment: Omit<Program, 'command'>,
): readonly FoundFunction[] | number {
  const { status, stdout } = spawnSync(program, [...words, '-m', 'k3sfn.discover', folder], {
    cwd: environment.folder,
    env: environment.variables,
    encoding: 'utf8',
    maxBuffer: 1 << 26,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  return status === 0 ? (JSON.parse(stdout) as readonly FoundFunction[]) : (status ?? EXIT.errors)
}
