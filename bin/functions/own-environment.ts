import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { cacheFolder } from '../cache-folder.ts'
import { packageFolder } from '../package-folder.ts'
import { FileError } from '../usage-error.ts'
import type { World } from '../world.ts'
import { type Python, programIn } from './python.ts'

/**
 * A virtual environment in the user's cache folder, with what the runtime needs and the packages of the folder's
 * requirements.txt. It is made once for each Python, folder and content of the lists.
 */
export function ownEnvironment(python: Python, folder: string, world: World): Python {
  const lists = listsIn(folder)
  const target = join(cacheFolder(world.variables), 'python', digestOf(python, folder, lists))
  const made: Python = { ...python, command: [programIn(target)], isEnvironment: true, missing: [] }
  if (existsSync(target)) return made
  const unfinished = `${target}.${process.pid}`
  world.errors.write(`Creating a Python environment with the packages of ${folder}: ${target}\n`)
  try {
    mkdirSync(dirname(target), { recursive: true, mode: 0o700 })
    makeEnvironment(unfinished, python, lists.includes(join(folder, REQUIREMENTS)) ? folder : undefined, world)
    renameSync(unfinished, target)
  } catch (error) {
    // Another run may have made the same one in the meantime.
    if (!existsSync(target)) throw error
  } finally {
    rmSync(unfinished, { recursive: true, force: true })
  }
  return made
}

/** Whether a folder lists packages that its functions need. */
export function hasRequirements(folder: string): boolean {
  return existsSync(join(folder, REQUIREMENTS))
}

const REQUIREMENTS = 'requirements.txt'

function makeEnvironment(target: string, { command }: Python, folder: string | undefined, world: World): void {
  const own = hintFor(folder)
  if (!runs([...command, '-m', 'venv', target], world, {}))
    throw new FileError(
      `"${command.join(' ')}" cannot make a virtual environment.`,
      `Install its module venv (on Debian: apt install python3-venv), or ${own}`,
    )
  const lists = [join(packageFolder(), 'runtime/python', REQUIREMENTS), ...(folder ? [join(folder, REQUIREMENTS)] : [])]
  const words = [
    '-m',
    'pip',
    'install',
    '--quiet',
    '--disable-pip-version-check',
    ...lists.flatMap(list => ['-r', list]),
  ]
  if (!runs([programIn(target), ...words], world, { PYTHONPATH: withMetadata(target) }))
    throw new FileError('The packages of the functions cannot be installed.', `Fix the error of pip above, or ${own}`)
}

/** A folder by which pip takes the runtime for installed, since lists of packages may name it. */
function withMetadata(target: string): string {
  const [, version = ''] =
    /^version = "(.+)"$/m.exec(readFileSync(join(packageFolder(), 'runtime/python', 'pyproject.toml'), 'utf8')) ?? []
  const folder = join(target, 'runtime')
  const extras = ['http', 'queue'].map(extra => `Provides-Extra: ${extra}`)
  mkdirSync(join(folder, `k3sfn-${version}.dist-info`), { recursive: true })
  writeFileSync(
    join(folder, `k3sfn-${version}.dist-info/METADATA`),
    ['Metadata-Version: 2.1', 'Name: k3sfn', `Version: ${version}`, ...extras, ''].join('\n'),
  )
  return folder
}

function hintFor(folder: string | undefined): string {
  return `make an environment of your own: python3 -m venv ${folder ? join(folder, '.venv') : '.venv'}`
}

/** Runs a program, whose output is none of the functions'. */
function runs(
  [program, ...words]: readonly string[],
  world: World,
  further: Readonly<Record<string, string>>,
): boolean {
  const env = { ...world.variables, ...further }
  return spawnSync(program!, words, { cwd: world.folder, env, stdio: ['ignore', 2, 2] }).status === 0
}

/** The lists of the folder, which may include each other. */
function listsIn(folder: string): readonly string[] {
  return readdirSync(folder)
    .filter(name => name.endsWith('.txt'))
    .sort()
    .map(name => join(folder, name))
}

function digestOf({ version }: Python, folder: string, lists: readonly string[]): string {
  const hash = createHash('sha256').update(JSON.stringify([version, folder, lists]))
  for (const list of [join(packageFolder(), 'runtime/python', REQUIREMENTS), ...lists]) hash.update(readFileSync(list))
  return hash.digest('hex').slice(0, 16)
}
