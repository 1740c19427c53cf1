import { symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { filesOnDisk } from '../../src/config/files-on-disk.ts'
import type { FileReading } from '../../src/config/project-files.ts'
import { commitAt } from '../../src/git/commit.ts'
import { committedFiles } from '../../src/git/committed-files.ts'
import { type Repository, repository } from './repository.ts'

const test = suite('files of a commit')
const variables = { PATH: process.env.PATH, GIT_CONFIG_GLOBAL: '/dev/null' }

async function inRepository(
  files: Readonly<Record<string, string>>,
  promise: (project: Repository) => void | Promise<void>,
): Promise<void> {
  const project = repository(files)
  try {
    await promise(project)
  } finally {
    project.remove()
  }
}

function committed({ folder }: Repository, below = '', ref = 'main') {
  const project = join(folder, below)
  return committedFiles(commitAt(project, ref, variables), filesOnDisk(project))
}

const textOf = (reading: FileReading) =>
  'bytes' in reading ? new TextDecoder().decode(reading.bytes) : reading.problem

test('files are as they were, whatever has become of them on the disk', () =>
  inRepository({ 'a/b.txt': 'old', 'gone.txt': 'here' }, project => {
    const files = committed(project)
    project.write('a/b.txt', 'new')
    project.write('a/later.txt', 'later')
    project.delete('gone.txt')
    assert.is(textOf(files.read('a/b.txt')), 'old')
    assert.is(textOf(files.read('gone.txt')), 'here')
    assert.is(files.kind('a/later.txt'), 'missing')
    assert.equal([files.kind('a'), files.kind('a/b.txt'), files.kind('')], ['folder', 'file', 'folder'])
    assert.equal(files.list('a'), { files: ['b.txt'] })
    assert.equal(files.list(''), { files: ['a/b.txt', 'gone.txt'] })
    assert.equal(files.list('a/b.txt'), { problem: 'a file' })
    assert.equal(files.read('a'), { problem: 'a folder' })
  }))

test('a project below the repository sees its own folder only', () =>
  inRepository({ 'deploy/apps.yaml': 'x', 'secret.txt': 'y' }, project => {
    const files = committed(project, 'deploy')
    assert.is(textOf(files.read('apps.yaml')), 'x')
    assert.equal(files.list(''), { files: ['apps.yaml'] })
    assert.is(textOf(files.read('../secret.txt')), 'outside of the project')
    assert.is(textOf(files.read('../../passwords')), 'outside of the project')
  }))

test('what git ignores is no part of a commit, and is as it is on the disk', () =>
  inRepository({ '.gitignore': '.env\n' }, project => {
    project.write('.env', 'A=1')
    project.write('untracked', 'x')
    const files = committed(project)
    assert.is(textOf(files.read('.env')), 'A=1')
    assert.is(textOf(files.read('untracked')), 'missing')
  }))

test('links are followed within the commit, and never out of it', () =>
  inRepository({ 'a/b.txt': 'old' }, project => {
    symlinkSync('b.txt', join(project.folder, 'a/link'))
    symlinkSync('a', join(project.folder, 'folder'))
    symlinkSync('/etc', join(project.folder, 'etc'))
    symlinkSync('round', join(project.folder, 'round'))
    project.commit('Links')
    project.write('a/b.txt', 'new')
    const files = committed(project)
    assert.is(textOf(files.read('a/link')), 'old')
    assert.is(textOf(files.read('folder/link')), 'old')
    assert.is(textOf(files.read('etc/passwd')), 'outside of the project')
    assert.is(textOf(files.read('round')), 'missing')
  }))

test('names with any signs are files like others', () =>
  inRepository({ 'ä b\n"c".txt': 'x', ':(top)': 'y', '-f': 'z' }, project => {
    const files = committed(project)
    assert.is(textOf(files.read('ä b\n"c".txt')), 'x')
    assert.is(textOf(files.read(':(top)')), 'y')
    assert.is(textOf(files.read('-f')), 'z')
  }))

const FILES = {
  'apps.yaml': `version: "2"
environments: { local: { domain: localhost }, gcp: { domain: example.com } }
compose:
  - name: stack
    path: stack
`,
  'stack/docker-compose.yaml': 'services:\n  web:\n    image: nginx:${TAG}\n    ports: ["80"]\n',
}

test('a compose file is compared with what it was, and its .env stays the one of the workplace', () =>
  inRepository({ ...FILES, '.gitignore': '.env\n' }, async project => {
    project.write('stack/.env', 'TAG=1\n')
    const compose = FILES['stack/docker-compose.yaml']
    assert.match((await project.run('diff', '-e', 'gcp', '--base', 'main')).output, /no differences/)
    project.write('stack/docker-compose.yaml', compose.replace('nginx:', 'httpd:'))
    const { output } = await project.run('diff', '-e', 'gcp', '--base', 'main')
    assert.match(output, /^stack\/docker-compose\.yaml:3 {2}image: httpd:\$\{TAG\}$/m)
    assert.match(output, /image: nginx:1 → httpd:1/)
  }))

test('an environment that is declared no more is gone as a whole, with all of them', () =>
  inRepository(FILES, async project => {
    project.write('apps.yaml', FILES['apps.yaml'].replace('local: { domain: localhost }, ', ''))
    const { output } = await project.run('diff', '--all-envs', '--base', 'main', '--var', 'TAG=1')
    assert.match(output, /^gcp against main: no differences$/m)
    assert.match(output, /^local against main: \d+ objects removed/m)
    assert.not.match((await project.run('diff', '-e', 'gcp', '--base', 'main', '--var', 'TAG=1')).output, /^local/m)
  }))

test('what cannot be compared is said in one sentence', () =>
  inRepository(FILES, async project => {
    const said = async (...words: readonly string[]) => {
      const { code, output, errors } = await project.run('diff', '-e', 'gcp', '--var', 'TAG=1', ...words)
      assert.is(output, '')
      return `${code} ${errors}`
    }
    assert.match(await said('--base', 'mian'), /^2 error: Unknown commit "mian"\.\n {2}hint: .*git fetch/)
    assert.match(await said('--base', '--all'), /^2 error: The option "--base" requires a value/)
    assert.match(await said('--base=--all'), /^2 error: Unknown commit "--all"\./)
    assert.match(await said('--base', 'main', '--live'), /^2 error: --base and --live are mutually exclusive/)
    assert.match(await said('--context', 'x'), /^2 error: The option "--context" needs "--live"/)
    project.write('broken/apps.yaml', 'version: [')
    project.commit('Broken')
    project.write('broken/apps.yaml', FILES['apps.yaml'].replace(/compose:[\s\S]*/, ''))
    assert.match(
      await said('--file', 'broken/apps.yaml', '--base', 'main'),
      /^1 error: The files of "main" have errors: apps\.yaml:\d+:\d+: /,
    )
    assert.match(
      await said('--file', 'broken/apps.yaml', '--base', 'main~1'),
      /^2 error: At "main~1" the file "broken\/apps\.yaml" is missing\./,
    )
    project.delete('.git')
    assert.match(await said('--base', 'main'), /^2 error: Git cannot read this folder: not a git repository/)
  }))

test.run()
