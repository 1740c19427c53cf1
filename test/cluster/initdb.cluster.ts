import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { compile, filesInMemory, ProjectFiles, readConfig } from 'k3s-platform'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'

/** Postgres' own initdb on a new disk: a folder with `lost+found`, as ext4 has it. It needs `initdb` in the PATH. */
const test = suite('initdb on a new disk')
const isInstalled = spawnSync('initdb', ['--version']).status === 0

test('the folder of the tree is initialized, and the root of the disk is not', async () => {
  if (!isInstalled) {
    process.stdout.write('initdb is not installed\n')
    return
  }
  const mount = '/var/lib/postgresql/data'
  const pgdata = await variableOf('db', 'PGDATA')
  assert.ok(pgdata.startsWith(`${mount}/`))
  const disk = mkdtempSync(join(tmpdir(), 'disk-'))
  try {
    mkdirSync(join(disk, 'lost+found'))
    chmodSync(disk, 0o777)
    const root = initialized(disk)
    assert.is.not(root.status, 0)
    assert.match(root.stderr, /lost\+found/)
    const below = initialized(join(disk, pgdata.slice(mount.length)))
    assert.is(below.status, 0, below.stderr)
  } finally {
    rmSync(disk, { recursive: true, force: true })
  }
})

/** Root must not run initdb. */
function initialized(folder: string) {
  const user = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {}
  return spawnSync('initdb', ['--no-sync', '--auth=trust', '--username=postgres', '-D', folder], {
    ...user,
    cwd: '/',
    encoding: 'utf8',
  })
}

async function variableOf(service: string, name: string): Promise<string> {
  const files = {
    'compose.yaml': `services: { db: { image: "postgres:15", volumes: ["db:/var/lib/postgresql/data"] } }\nvolumes: { db: }\n`,
  }
  const text = 'environments: { gcp: {} }\ncompose: [{ name: shop, path: . }]\n'
  const config = await readConfig({ file: 'apps.yaml', text, files: new ProjectFiles(filesInMemory(files)) })
  const { project } = await compile(config, 'gcp')
  const env = project!.workloads.find(workload => workload.name === service)!.container.env
  const variable = env.find(other => other.name === name)
  assert.ok(variable?.kind === 'literal')
  return variable.value
}

test.run()
