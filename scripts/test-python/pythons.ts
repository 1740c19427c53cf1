import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { delimiter, join } from 'node:path'

/** A Python that is there: its minor version, such as `3.12`, and its program. */
export interface Python {
  readonly version: string
  readonly program: string
}

const OLDEST = [3, 10] as const

/** One Python for each version from 3.10 on, from the path and from pyenv's folder; in order of their versions. */
export function pythons(environment: Readonly<Record<string, string | undefined>>): readonly Python[] {
  const found = new Map<string, string>()
  for (const program of candidates(environment)) {
    const version = versionOf(program)
    if (version && !found.has(version)) found.set(version, program)
  }
  return [...found]
    .map(([version, program]) => ({ version, program }))
    .sort((a, b) => minor(a.version) - minor(b.version))
}

function candidates(environment: Readonly<Record<string, string | undefined>>): readonly string[] {
  const pyenv = join(environment.PYENV_ROOT ?? join(homedir(), '.pyenv'), 'versions')
  const installed = existsSync(pyenv) ? readdirSync(pyenv).sort() : []
  const names = ['3.10', '3.11', '3.12', '3.13', '3'].map(version => `python${version}`)
  const folders = (environment.PATH ?? '').split(delimiter).filter(folder => !folder.startsWith(join(pyenv, '..')))
  return [
    ...installed.map(version => join(pyenv, version, 'bin/python3')),
    ...folders.flatMap(folder => names.map(name => join(folder, name))),
  ].filter(program => existsSync(program))
}

function versionOf(program: string): string | undefined {
  const script = 'import sys; print("%d.%d" % sys.version_info[:2])'
  const { status, stdout } = spawnSync(program, ['-c', script], { encoding: 'utf8' })
  const version = status === 0 ? stdout.trim() : ''
  return version.startsWith(`${OLDEST[0]}.`) && minor(version) >= OLDEST[1] ? version : undefined
}

function minor(version: string): number {
  return Number(version.split('.')[1])
}
