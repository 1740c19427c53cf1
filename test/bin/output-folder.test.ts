import { existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { k3sapp } from '../../bin/tools/k3sapp.ts'
import { appsYaml, inFolder, scratch } from './recorded-world.ts'

const test = suite('where trees are written')

const files = {
  'project/apps.yaml': appsYaml,
  'project/src/main.py': '',
  'project/.git/HEAD': '',
  'new-repository/.git/HEAD': '',
  'new-repository/README.md': '',
  'new-repository/.gitignore': '',
  'empty/.keep': '',
}
const build = ['build', '--file', 'project/apps.yaml', '--env', 'gcp', '--output']

test('the root, the home folder, folders above, .git and folders of other files ask for --force', () =>
  inFolder(files, async folder => {
    for (const [output, why] of [
      ['/', /it is the root of the disk/],
      ['..', /it is a folder above this one/],
      ['../..', /it is (a folder above this one|the root of the disk)/],
      ['project/.git', /it is within \.git/],
      ['project/.git/hooks', /it is within \.git/],
      ['project', /it holds "apps\.yaml" and 1 more, and no tree/],
      ['project/src', /it holds "main\.py", and no tree/],
    ] as const) {
      const { code, errors } = await folder.run(...build, output)
      assert.is(code, 2, output)
      assert.match(errors, why)
      assert.match(errors, /hint: .*--output argocd-state.*--force/)
      assert.not(existsSync(join(folder.folder, output, 'gcp')))
    }
  }))

test('the home folder is the one that the variables name', () => {
  const home = tmpdir()
  return inFolder(
    { 'apps.yaml': appsYaml },
    async ({ run }) => {
      const { errors } = await run('build', '--env', 'gcp', '--output', home)
      assert.match(errors, /it is your home folder/)
    },
    { variables: { HOME: home } },
  )
})

test('new folders, empty ones, new repositories and folders with a tree are written to', () =>
  inFolder(files, async folder => {
    for (const output of ['new/below', 'empty', 'new-repository', 'new-repository']) {
      const { code, errors } = await folder.run(...build, output)
      assert.is(code, 0, errors)
    }
    folder.write('new/below/notes.txt', '')
    assert.is((await folder.run(...build, 'new/below')).code, 0)
  }))

test('a file where the folder belongs is told as before', () =>
  inFolder(files, async folder => {
    const { code, errors } = await folder.run(...build, 'project/src/main.py')
    assert.is(code, 1)
    assert.match(errors, /error\[tree\/in-the-way\]/)
  }))

test('the usual folder is meant, whatever else is in it', () =>
  inFolder({ 'apps.yaml': appsYaml, 'argocd-state/gcp/notes.txt': '' }, async folder => {
    assert.is((await folder.run('build', '--env', 'gcp')).code, 0)
  }))

test('--force writes all the same, and who writes nothing may look anywhere', () =>
  inFolder(files, async folder => {
    for (const option of ['--dry-run', '--check'])
      assert.is.not((await folder.run(...build, 'project', option)).code, 2)
    assert.is((await folder.run(...build, 'project', '--force')).code, 0)
    assert.ok(existsSync(join(folder.folder, 'project/gcp/apps/web')))
  }))

test('the tools for one kind of entries ask as well', async () => {
  const { run, remove } = scratch({ 'apps.yaml': appsYaml, 'src/main.py': '' }, {}, k3sapp)
  const { code, errors } = await run('generate', '--name', 'web', '--env', 'gcp', '--output', 'src')
  remove()
  assert.is(code, 2, errors)
})

test.run()
