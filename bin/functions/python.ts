import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { UsageError } from '../usage-error.ts'
import type { World } from '../world.ts'

/** A Python that can run functions. */
export interface Python {
  /** The program and its first arguments. */
  readonly command: readonly [program: string, ...words: readonly string[]]
  readonly version: readonly number[]
  /** Whether it is that of a virtual environment, whose packages are the user's choice. */
  readonly isEnvironment: boolean
  /** Packages that the runtime may need and that it does not have. */
  readonly missing: readonly string[]
}

/** The first Python that is new enough: that of an active environment, of the folder, or of the PATH. */
export function findPython(folder: string, world: World): Python {
  const answers = candidates(folder, world).flatMap(candidate => {
    const answer = ask(candidate.command, world)
    return answer ? [{ ...candidate, ...answer }] : []
  })
  const found = answers.find(({ version: [major = 0, minor = 0] }) => major > 3 || (major === 3 && minor >= 10))
  if (found) return found
  const old = answers.map(({ command, version }) => `"${command.join(' ')}" is ${version.join('.')}`)
  throw new UsageError(
    `There is no Python 3.10 or newer${old.length > 0 ? `: ${old.join(', ')}` : ''}.`,
    `Install it, activate an environment that has it, or create one: python3.12 -m venv ${join(folder, '.venv')}`,
  )
}

type Command = Python['command']

function candidates(
  folder: string,
  { variables, folder: here }: World,
): readonly Pick<Python, 'command' | 'isEnvironment'>[] {
  const active = variables.VIRTUAL_ENV
  const own = [...(active ? [active] : []), join(folder, '.venv'), join(here, '.venv')]
    .map(programIn)
    .filter(existsSync)
  const others: readonly Command[] = [['python3'], ['python'], ['py', '-3']]
  return [
    ...own.map(program => ({ command: [program] as const, isEnvironment: true })),
    ...others.map(command => ({ command, isEnvironment: false })),
  ]
}

/** The Python of a virtual environment. */
export function programIn(environment: string): string {
  return process.platform === 'win32' ? join(environment, 'Scripts/python.exe') : join(environment, 'bin/python')
}

interface Answer {
  readonly version: readonly number[]
  readonly missing: readonly string[]
}

const QUESTION = `import sys, json
from importlib.util import find_spec
missing = [name for name in ("uvicorn", "redis") if find_spec(name) is None]
print(json.dumps({"version": list(sys.version_info[:3]), "missing": missing}))`

function ask([program, ...words]: Command, { folder, variables }: World): Answer | undefined {
  const { status, stdout } = spawnSync(program, [...words, '-c', QUESTION], {
    cwd: folder,
    env: variables,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  if (status !== 0) return undefined
  try {
    return JSON.parse(stdout) as Answer
  } catch {
    return undefined
  }
}
