import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { digestOf } from '../../src/tree/digest.ts'
import { nodeFileSystem } from '../../src/tree/file-system.ts'
import { readJournal, writeJournal } from '../../src/tree/journal.ts'
import { writeTree } from '../../src/tree/write.ts'
import { contentsOf, type Files, fill, inFolder, treeIn } from './scratch-folder.ts'
import { tree } from './trees.ts'

const test = suite('journal')

const RUN = '.k3s-platform-run'
const version = (text: string) => ({ text, digest: digestOf(text) })
const write = (directory: string, files: Files) => writeTree([tree('gcp', files)], { directory })

test('it is read as it was written, and holds no texts', () =>
  inFolder({ [`${RUN}/0`]: 'new' }, folder => {
    writeJournal(nodeFileSystem, folder, [
      { environment: 'gcp', path: 'a', before: version('old'), after: version('new'), staged: '0' },
      { environment: '', path: 'b/c', before: version('gone') },
    ])
    assert.equal(readJournal(nodeFileSystem, folder), [
      { environment: 'gcp', path: 'a', before: digestOf('old'), after: digestOf('new'), staged: '0' },
      { environment: '', path: 'b/c', before: digestOf('gone') },
    ])
    assert.is(/gone/.test(contentsOf(folder)[`${RUN}/journal`]!), false)
  }))

test('without a journal nothing was moved, and what was staged is thrown away', () =>
  inFolder({ [`${RUN}/0`]: 'new', [`${RUN}/journal.new`]: '[{"envir' }, async folder => {
    assert.is(readJournal(nodeFileSystem, folder), undefined)
    assert.is((await write(folder, { a: 'a' })).recovered, true)
    assert.equal(treeIn(folder), { 'gcp/a': 'a' })
    assert.is(existsSync(join(folder, RUN)), false)
  }))

test('what is no journal does no harm', () =>
  inFolder({ 'out/gcp/mine': 'mine', mine: 'mine' }, async folder => {
    const directory = join(folder, 'out')
    const [before, after] = [digestOf('mine'), digestOf('new')]
    const entries = [
      null,
      1,
      {},
      { environment: 'gcp' },
      { environment: '..', path: 'mine', before },
      { environment: 'gcp', path: '../../mine', before },
      { environment: 'gcp', path: 'mine', before, after, staged: '../../mine' },
      { environment: '', path: '.k3s-platform-lock', before },
    ]
    for (const journal of ['', '{}', 'nonsense', JSON.stringify(entries)]) {
      fill(directory, { [`${RUN}/journal`]: journal })
      assert.equal((await write(directory, { a: 'a' })).conflicts, [], journal)
      assert.equal(treeIn(folder), { mine: 'mine', 'out/gcp/mine': 'mine', 'out/gcp/a': 'a' }, journal)
    }
  }))

test('what somebody edited between two runs is not lost by completing the first', () =>
  inFolder({}, async folder => {
    await write(folder, { a: 'old a', b: 'old b', c: 'old c' })
    const entry = (path: string, staged: string, before: string, after: string) => ({
      environment: 'gcp',
      path,
      before: digestOf(before),
      after: digestOf(after),
      staged,
    })
    fill(folder, {
      'gcp/b': 'edited',
      [`${RUN}/0`]: 'new a',
      [`${RUN}/1`]: 'new b',
      [`${RUN}/2`]: 'cut off by a power fail',
      [`${RUN}/journal`]: JSON.stringify([
        entry('a', '0', 'old a', 'new a'),
        entry('b', '1', 'old b', 'new b'),
        entry('c', '2', 'old c', 'cut off by a power failure'),
      ]),
    })
    const { conflicts, recovered } = await write(folder, { a: 'new a', b: 'new b', c: 'new c' })
    assert.is(recovered, true)
    assert.equal(
      conflicts.map(({ code }) => code),
      ['tree/edited-file'],
    )
    assert.equal(treeIn(folder), { 'gcp/a': 'new a', 'gcp/b': 'edited', 'gcp/c': 'old c' })
    fill(folder, { 'gcp/b': 'old b' })
    assert.equal((await write(folder, { a: 'a', b: 'new b', c: 'new c' })).conflicts, [])
  }))

test.run()
