import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { filesOnDisk } from '../../src/config/files-on-disk.ts'
import { filesInMemory, MOST_LISTED_FILES, ProjectFiles } from '../../src/config/project-files.ts'

const test = suite('project files')

/** A folder with `project/` in it and what lies beside that; both sources must answer alike inside. */
function onDisk(files: Readonly<Record<string, string>>, action: (folder: string) => void): void {
  const folder = mkdtempSync(join(tmpdir(), 'k3s-platform-files-'))
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  try {
    action(folder)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function textOf(files: ProjectFiles, path: string): string {
  const reading = files.read(path)
  return 'bytes' in reading ? new TextDecoder().decode(reading.bytes) : reading.problem
}

test('a disk and a table answer alike about what is inside', () =>
  onDisk({ 'project/a/b.txt': 'b', 'project/a/c/d.txt': 'd', 'project/e': 'e' }, folder => {
    const table = filesInMemory({ 'a/b.txt': 'b', 'a/c/d.txt': 'd', e: 'e' })
    for (const source of [filesOnDisk(join(folder, 'project')), table]) {
      const files = new ProjectFiles(source)
      assert.is(textOf(files, './a//c/../b.txt'), 'b')
      assert.is(textOf(files, 'a'), 'a folder')
      assert.is(textOf(files, 'a/none'), 'missing')
      assert.is(textOf(files, 'e/none'), 'missing')
      assert.is(textOf(files, 'a\\b.txt'), 'outside of the project')
      assert.equal(
        ['', '.', 'a', 'a/c/', 'e', 'a/b.txt', 'none', 'e/none'].map(path => files.kind(path)),
        ['folder', 'folder', 'folder', 'folder', 'file', 'file', 'missing', 'missing'],
      )
      assert.equal(files.list('a'), { files: ['b.txt', 'c/d.txt'] })
      assert.equal(files.list(''), { files: ['a/b.txt', 'a/c/d.txt', 'e'] })
      assert.equal(files.list('e'), { problem: 'a file' })
      assert.equal(files.list('none'), { problem: 'missing' })
      assert.equal([...files.digests().keys()], ['a/b.txt'])
      assert.equal(files.listedFolders(), ['', 'a'])
    }
  }))

test('nothing outside is known, whichever way leads there', () =>
  onDisk({ 'project/in': '', 'outside/secret': 'secret', 'project-2/secret': 'secret' }, folder => {
    symlinkSync('../outside', join(folder, 'project/link'))
    symlinkSync(join(folder, 'outside/secret'), join(folder, 'project/file'))
    symlinkSync('/nowhere/at/all', join(folder, 'project/dangling'))
    const ways = [
      '../outside/secret',
      '../project-2/secret',
      'link/secret',
      'file',
      '/etc/hostname',
      'a/../../outside/secret',
    ]
    for (const source of [
      filesOnDisk(join(folder, 'project')),
      filesInMemory({ '../outside/secret': 'x', '/etc/hostname': 'x' }),
    ]) {
      const files = new ProjectFiles(source)
      for (const way of ways) {
        assert.ok(['outside of the project', 'missing'].includes(textOf(files, way)), way)
        assert.ok(['outside of the project', 'missing'].includes(files.kind(way)), way)
      }
      assert.equal(files.list('..'), { problem: 'outside of the project' })
      assert.equal(files.list('/etc'), { problem: 'outside of the project' })
    }
    const files = new ProjectFiles(filesOnDisk(join(folder, 'project')))
    assert.equal(files.list(''), { files: ['dangling', 'file', 'in', 'link'] }, 'links are named, not followed')
    assert.is(textOf(files, 'file'), 'outside of the project')
    assert.is(textOf(files, 'dangling'), 'missing')
  }))

test('links inside are followed, and circles of them end', () =>
  onDisk({ 'project/data/a': 'a', 'project/data/deep/b': 'b' }, folder => {
    symlinkSync('../../data', join(folder, 'project/data/deep/around'))
    symlinkSync('../', join(folder, 'project/data/up'))
    symlinkSync('data', join(folder, 'project/other'))
    const files = new ProjectFiles(filesOnDisk(join(folder, 'project')))
    assert.equal(files.list('data/deep'), { files: ['around/a', 'b'] })
    assert.is(textOf(files, 'other/a'), 'a')
    assert.equal((files.list('other') as { files: string[] }).files.includes('deep/b'), true)
  }))

test('what the user allows is read as if it were inside, and nothing beside it', () =>
  onDisk({ 'project/in': '', 'base/base/x': 'x', 'base/y': 'y', 'other/z': 'z' }, folder => {
    symlinkSync('../base/y', join(folder, 'project/link'))
    for (const allowed of [['../base'], [join(folder, 'base')], ['nowhere', '../base/']]) {
      const files = new ProjectFiles(filesOnDisk(join(folder, 'project'), { allowed }))
      assert.is(textOf(files, '../base/base/x'), 'x')
      assert.is(textOf(files, join(folder, 'base/y')), 'y')
      assert.is(textOf(files, 'link'), 'y')
      assert.is(textOf(files, '../other/z'), 'outside of the project')
      assert.is(files.kind('..'), 'outside of the project')
      assert.equal(files.list('../base'), { files: ['base/x', 'y'] })
    }
  }))

test('a folder of very many files has no list', () =>
  onDisk({}, folder => {
    for (let index = 0; index <= MOST_LISTED_FILES; index++) writeFileSync(join(folder, `f${index}`), '')
    assert.equal(new ProjectFiles(filesOnDisk(folder)).list(''), { problem: 'too many files' })
  }))

test('what was asked is known, and whether it is still so', () =>
  onDisk({ 'project/a': 'a', 'project/b/c': 'c', 'project/same': 'same' }, folder => {
    const project = join(folder, 'project')
    const files = new ProjectFiles(filesOnDisk(project))
    for (const path of ['a', 'none', 'same']) files.read(path)
    files.kind('later')
    files.list('b')
    assert.equal(files.asked(), ['a', 'b', 'b/c', 'later', 'none', 'same'])
    assert.equal(files.differencesFrom(files.again()), [])
    writeFileSync(join(project, 'a'), 'A')
    writeFileSync(join(project, 'none'), '')
    writeFileSync(join(project, 'same'), 'same')
    writeFileSync(join(project, 'b/d'), '')
    mkdirSync(join(project, 'later'))
    const now = files.again()
    assert.equal(now.differencesFrom(files), ['a', 'b', 'later', 'none'])
    assert.equal(files.differencesFrom(now), ['a', 'b', 'later', 'none'])
    rmSync(project, { recursive: true })
    assert.equal(files.again().differencesFrom(now), ['a', 'b', 'later', 'none', 'same'])
  }))

test.run()
