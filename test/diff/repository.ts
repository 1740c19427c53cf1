import { execFileSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { type Scratch, scratch } from '../bin/recorded-world.ts'

/** A git repository with these files, in which the program can be run. */
export interface Repository extends Scratch {
  git(...words: readonly string[]): string
  /** Commits everything that is there. */
  commit(message: string): void
  delete(path: string): void
}

/** Makes a repository with these files, all of them committed. Nothing of the user's own settings of git has a part in it. */
export function repository(files: Readonly<Record<string, string>>): Repository {
  const variables = { PATH: process.env.PATH, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' }
  const place = scratch(files, { variables })
  const who = ['-c', 'user.name=somebody', '-c', 'user.email=somebody@example.com', '-c', 'commit.gpgsign=false']
  const git = (...words: readonly string[]) =>
    execFileSync('git', [...who, ...words], { cwd: place.folder, env: variables, encoding: 'utf8' })
  const commit = (message: string) => {
    git('add', '--all')
    git('commit', '--quiet', '--allow-empty', '--message', message)
  }
  git('init', '--quiet', '--initial-branch', 'main')
  commit('The beginning')
  return { ...place, git, commit, delete: path => rmSync(join(place.folder, path), { recursive: true }) }
}
