import { mkdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { type WriteOptions, type WriteReport, writeTree } from '../../src/tree/write.ts'
import { contentsOf, type Files, fill, inFolder, treeIn } from './scratch-folder.ts'
import { tree } from './trees.ts'

const test = suite('conflicts')

const write = (directory: string, files: Files, options: Omit<WriteOptions, 'directory'> = {}) =>
  writeTree([tree('gcp', files)], { directory, ...options })

/** Nothing may have changed, and there must be one message: with this code, about this path. */
async function assertRefused(directory: string, action: () => Promise<WriteReport>, code: string, path: string) {
  const before = contentsOf(directory)
  const report = await action()
  assert.equal(contentsOf(directory), before)
  assert.equal([...report.written, ...report.removed], [])
  assert.equal(
    report.conflicts.map(conflict => conflict.code),
    [code],
  )
  assert.ok(report.conflicts[0]!.message.includes(`"${directory}/${path}"`), report.conflicts[0]!.message)
  return report.conflicts[0]!
}

test('a file that somebody else wrote is not overwritten without force', () =>
  inFolder({ 'gcp/a': 'mine' }, async folder => {
    const conflict = await assertRefused(
      folder,
      () => write(folder, { a: 'new', b: 'b' }),
      'tree/foreign-file',
      'gcp/a',
    )
    assert.match(conflict.message, /was not written by k3s-platform, and would be overwritten/)
    assert.is(conflict.hint, 'Move it elsewhere, or overwrite it with --force.')
    assert.equal(conflict.environments, ['gcp'])
    assert.equal((await write(folder, { a: 'new', b: 'b' }, { force: true })).written, ['gcp/a', 'gcp/b'])
    assert.equal(treeIn(folder), { 'gcp/a': 'new', 'gcp/b': 'b' })
  }))

test('a file that somebody else wrote is taken over when it is what would be written', () =>
  inFolder({ 'gcp/a': 'new' }, async folder => {
    assert.is((await write(folder, { a: 'new' })).unchanged, 1)
    assert.equal((await write(folder, { a: 'newer' })).written, ['gcp/a'])
  }))

test('files that nobody generates are left alone, whatever is forced', () =>
  inFolder({ 'gcp/notes.md': 'mine', 'README.md': 'mine', 'other/a': 'mine' }, async folder => {
    await write(folder, { a: 'a' }, { force: true })
    await write(folder, {}, { force: true })
    assert.equal(treeIn(folder), { 'README.md': 'mine', 'gcp/notes.md': 'mine', 'other/a': 'mine' })
  }))

test('an edited file is not overwritten, and the message says what to do', () =>
  inFolder({}, async folder => {
    await write(folder, { a: 'a' })
    fill(folder, { 'gcp/a': 'edited' })
    const conflict = await assertRefused(folder, () => write(folder, { a: 'new' }), 'tree/edited-file', 'gcp/a')
    assert.match(conflict.message, /was edited since it was written, and would be overwritten/)
    assert.is(conflict.hint, 'Make the change in apps.yaml instead, then overwrite the edit with --force.')
    await assertRefused(folder, () => write(folder, { a: 'a' }), 'tree/edited-file', 'gcp/a')
    await write(folder, { a: 'new' }, { force: true })
    assert.equal(treeIn(folder), { 'gcp/a': 'new' })
  }))

test('an edited file is not removed', () =>
  inFolder({}, async folder => {
    await write(folder, { a: 'a', b: 'b' })
    fill(folder, { 'gcp/a': 'edited' })
    const conflict = await assertRefused(folder, () => write(folder, {}), 'tree/edited-file', 'gcp/a')
    assert.match(conflict.message, /is no longer generated, but was edited/)
    await write(folder, {}, { force: true })
    assert.equal(contentsOf(folder), {})
  }))

test('an edit that makes it what is generated now is no conflict', () =>
  inFolder({}, async folder => {
    await write(folder, { a: 'a' })
    fill(folder, { 'gcp/a': 'new' })
    assert.is((await write(folder, { a: 'new' })).unchanged, 1)
    assert.equal((await write(folder, {})).removed, ['gcp/a'])
  }))

test('every conflict of all environments is told at once', () =>
  inFolder({ 'gcp/a': 'mine', 'gcp/b': 'mine', 'local/a': 'mine' }, async folder => {
    const trees = [tree('gcp', { a: 'new', b: 'new', c: 'new' }), tree('local', { a: 'new' })]
    const { conflicts } = await writeTree(trees, { directory: folder })
    assert.is(conflicts.length, 3)
    assert.equal(Object.keys(treeIn(folder)), ['gcp/a', 'gcp/b', 'local/a'])
  }))

test('files are never written through a symbolic link, whatever is forced', () =>
  inFolder({ 'elsewhere/a': 'mine', 'out/gcp/x': '' }, async folder => {
    const out = join(folder, 'out')
    symlinkSync('../../elsewhere/a', join(out, 'gcp/a'))
    symlinkSync('../../elsewhere', join(out, 'gcp/apps'))
    for (const force of [false, true]) {
      const file = await assertRefused(out, () => write(out, { a: 'new' }, { force }), 'tree/symbolic-link', 'gcp/a')
      assert.match(file.hint!, /--force does not/)
      const nested = { 'apps/a': 'new', 'apps/b/c': 'new', 'apps/d': 'new' }
      await assertRefused(out, () => write(out, nested, { force }), 'tree/symbolic-link', 'gcp/apps')
    }
    assert.equal(contentsOf(join(folder, 'elsewhere')), { a: 'mine' })
  }))

test('a file that became a symbolic link is not removed', () =>
  inFolder({ elsewhere: 'mine' }, async folder => {
    await write(folder, { a: 'a' })
    rmSync(join(folder, 'gcp/a'))
    symlinkSync('../elsewhere', join(folder, 'gcp/a'))
    await assertRefused(folder, () => write(folder, {}, { force: true }), 'tree/symbolic-link', 'gcp/a')
  }))

test('the output folder itself may be a symbolic link', () =>
  inFolder({ 'real/x': '' }, async folder => {
    symlinkSync('real', join(folder, 'out'))
    await write(join(folder, 'out'), { a: 'a' })
    assert.is(readFileSync(join(folder, 'real/gcp/a'), 'utf8'), 'a')
  }))

test('a folder with the files of others, and a file where a folder belongs, are not removed', () =>
  inFolder({ 'gcp/a/mine': '', 'gcp/b': 'mine' }, async folder => {
    for (const force of [false, true]) {
      await assertRefused(folder, () => write(folder, { a: 'new' }, { force }), 'tree/in-the-way', 'gcp/a')
      const below = { 'b/c': 'new', 'b/d/e': 'new' }
      await assertRefused(folder, () => write(folder, below, { force }), 'tree/in-the-way', 'gcp/b')
    }
  }))

test('an output folder that is a file, or below one, is said', () =>
  inFolder({ out: 'mine' }, async folder => {
    const file = await write(join(folder, 'out'), { a: 'a' })
    assert.match(file.conflicts[0]!.message, /out" is not a folder, so files below it cannot be written\.$/)
    const below = await write(join(folder, 'out/deep'), { a: 'a' })
    assert.match(below.conflicts[0]!.message, /out\/deep" cannot be written: a part of the path is not a folder/)
    assert.is(file.conflicts.length + below.conflicts.length, 2)
    assert.equal(contentsOf(folder), { out: 'mine' })
  }))

test('an index that is a symbolic link or a folder is said', () =>
  inFolder({ 'gcp/.k3s-platform-index/x': '', 'elsewhere/index': '' }, async folder => {
    await assertRefused(folder, () => write(folder, { a: 'a' }), 'tree/in-the-way', 'gcp/.k3s-platform-index')
    rmSync(join(folder, 'gcp/.k3s-platform-index'), { recursive: true })
    symlinkSync('../elsewhere/index', join(folder, 'gcp/.k3s-platform-index'))
    await assertRefused(folder, () => write(folder, { a: 'a' }), 'tree/symbolic-link', 'gcp/.k3s-platform-index')
  }))

test('what stands in the place of the folder for a run is neither followed nor emptied', () =>
  inFolder({ 'elsewhere/mine': 'mine', 'out/x': '' }, async folder => {
    const out = join(folder, 'out')
    symlinkSync('../elsewhere', join(out, '.k3s-platform-run'))
    await assertRefused(out, () => write(out, { a: 'a' }), 'tree/cannot-write', '.k3s-platform-run')
    assert.equal(contentsOf(join(folder, 'elsewhere')), { mine: 'mine' })
  }))

test('paths that lead elsewhere, or that some disks take for one, are refused', async () => {
  const codeOf = async (files: Files, environment = 'gcp') =>
    (await writeTree([tree(environment, files)], { directory: 'never-made' })).conflicts.map(({ code }) => code)
  for (const path of ['../a', '/a', 'a//b', 'a/./b', 'a\\b', '', 'a\0', 'a/.k3s-platform-index', '.k3s-platform-run/0'])
    assert.equal(await codeOf({ [path]: '' }), ['tree/unsafe-path'], JSON.stringify(path))
  for (const environment of ['..', 'a/b', '.k3s-platform-run'])
    assert.equal(await codeOf({ a: '' }, environment), ['tree/unsafe-path'], environment)
  const colliding: Files[] = [
    { 'a/B': '', 'a/b': '' },
    { 'A/x': '', 'a/y': '' },
    { a: '', 'a/b': '' },
    { '\u00e9': '', 'e\u0301': '' },
  ]
  for (const files of colliding) assert.equal(await codeOf(files), ['tree/colliding-paths'], Object.keys(files).join())
  assert.throws(() => statSync('never-made'))
})

test('only what differs is touched', () =>
  inFolder({}, async folder => {
    await write(folder, { a: 'a', b: 'b' })
    const before = statSync(join(folder, 'gcp/a'))
    const report = await write(folder, { a: 'a', b: 'new' })
    assert.equal(report, {
      written: ['gcp/b'],
      removed: [],
      unchanged: 1,
      conflicts: [],
      recovered: false,
      interrupted: false,
      edited: [],
      remarks: [],
    })
    const after = statSync(join(folder, 'gcp/a'))
    assert.is(after.ino, before.ino)
    assert.is(after.mtimeMs, before.mtimeMs)
    const index = statSync(join(folder, 'gcp/.k3s-platform-index')).ino
    assert.equal((await write(folder, { a: 'a', b: 'new' })).written, [])
    assert.is(statSync(join(folder, 'gcp/.k3s-platform-index')).ino, index)
  }))

test('files that were checked out with Windows line ends are as they should be', () =>
  inFolder({}, async folder => {
    await write(folder, { a: 'one\ntwo\n', b: 'b\n' })
    for (const [path, text] of Object.entries(contentsOf(folder)))
      writeFileSync(join(folder, path), text.replaceAll('\n', '\r\n'))
    const before = contentsOf(folder)
    assert.is((await write(folder, { a: 'one\ntwo\n', b: 'b\n' })).unchanged, 2)
    assert.equal(contentsOf(folder), before)
    const { written, removed } = await write(folder, { a: 'one\ntwo\nthree\n' })
    assert.equal([written, removed], [['gcp/a'], ['gcp/b']])
    assert.equal(treeIn(folder), { 'gcp/a': 'one\ntwo\nthree\n' })
  }))

test('only what is meant changes: not other files, and not what is known of them', () =>
  inFolder({}, async folder => {
    await write(folder, { 'apps/a/m': 'a', 'apps/b/m': 'b', 'apps/c/m': 'c' })
    fill(folder, { 'gcp/apps/b/m': 'edited' })
    const only = (path: string) => path.startsWith('apps/a/')
    const { written, removed } = await write(folder, { 'apps/a/m': 'new', 'apps/b/m': 'new' }, { only })
    assert.equal([written, removed], [['gcp/apps/a/m'], []])
    assert.equal(treeIn(folder), { 'gcp/apps/a/m': 'new', 'gcp/apps/b/m': 'edited', 'gcp/apps/c/m': 'c' })
    assert.is((await write(folder, { 'apps/a/m': 'new', 'apps/b/m': 'new' })).conflicts[0]!.code, 'tree/edited-file')
  }))

test('folders that are empty behind a removal go, others stay', () =>
  inFolder({}, async folder => {
    await write(folder, { 'apps/a/deep/m': '', 'apps/a/m': '', 'apps/b/m': '', top: '' })
    mkdirSync(join(folder, 'gcp/mine'))
    fill(folder, { 'gcp/apps/a/notes': 'mine' })
    await write(folder, { top: '' })
    assert.equal(treeIn(folder), { 'gcp/apps/a/notes': 'mine', 'gcp/mine/': '', 'gcp/top': '' })
  }))

test('an environment without files leaves nothing behind, and others alone', () =>
  inFolder({}, async folder => {
    await writeTree([tree('gcp', { 'apps/a': '', b: '' }), tree('local', { a: '' })], { directory: folder })
    await write(folder, {})
    assert.equal(Object.keys(contentsOf(folder)), ['local/.k3s-platform-index', 'local/a'])
  }))

test('a dry run says the same as a run, and touches nothing', () =>
  inFolder({}, async folder => {
    await write(folder, { a: 'a', b: 'b' })
    const before = contentsOf(folder)
    const dry = await write(folder, { a: 'new', c: 'c' }, { dryRun: true })
    assert.equal(contentsOf(folder), before)
    assert.equal(await write(folder, { a: 'new', c: 'c' }), dry)
    const missing = join(folder, 'missing')
    assert.equal((await write(missing, { a: 'a' }, { dryRun: true })).written, ['gcp/a'])
    assert.throws(() => statSync(missing))
  }))

test.run()
