import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/** The program of a Redis or Valkey server; undefined when there is none and it cannot be installed. */
export function redisServer(environment: Readonly<Record<string, string | undefined>>): string | undefined {
  return onPath(environment) ?? (install(environment) ? onPath(environment) : undefined)
}

function onPath({ PATH = '' }: Readonly<Record<string, string | undefined>>): string | undefined {
  return ['valkey-server', 'redis-server']
    .flatMap(name => PATH.split(delimiter).map(folder => join(folder, name)))
    .find(program => existsSync(program))
}

/** Only in CI, as root, where there is apt: nobody's machine gets a package that they did not ask for. */
function install({ CI }: Readonly<Record<string, string | undefined>>): boolean {
  if (!CI || process.getuid?.() !== 0 || spawnSync('apt-get', ['--version']).status !== 0) return false
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  spawnSync('apt-get', ['update'], { env })
  const { status, stderr } = spawnSync('apt-get', ['install', '--yes', '--no-install-recommends', 'redis-server'], {
    env,
    encoding: 'utf8',
  })
  if (status !== 0) process.stdout.write(stderr)
  return status === 0
}
