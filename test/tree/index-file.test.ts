import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { digestOf } from '../../src/tree/digest.ts'
import { type Index, indexText, parseIndex } from '../../src/tree/index-file.ts'
import { writeTree } from '../../src/tree/write.ts'
import { contentsOf, fill, inFolder, treeIn } from './scratch-folder.ts'
import { tree } from './trees.ts'

const test = suite('index-file')

const [one, two] = [digestOf('one'), digestOf('two')]
const index: Index = new Map([
  ['b/x y', [two]],
  ['a', [one, two]],
])

test('it is read as it was written, sorted by path', () => {
  const text = indexText(index)
  assert.is(text.replace(/^#.*\n/, ''), `${one}  a\n${two}  a\n${two}  b/x y\n`)
  assert.equal([...parseIndex(text)].sort(), [...index].sort())
  assert.equal(parseIndex(text.replaceAll('\n', '\r\n')), parseIndex(text))
})

test('lines of a merge conflict, of nonsense and of paths elsewhere are as good as absent', () => {
  const text = `<<<<<<< HEAD\n${one}  a\n=======\n${two}  a\n>>>>>>> other\nnonsense\n${one} a\n${one}  ../b\n${one}  /c\n`
  assert.equal([...parseIndex(text)], [['a', [one, two]]])
  assert.equal([...parseIndex('')], [])
})

test('it is what sha256sum checks', () =>
  inFolder({}, async folder => {
    await writeTree([tree('gcp', { 'apps/a/manifests.yaml': 'kind: Service\n', b: 'ä' })], { directory: folder })
    const checked = spawnSync('sha256sum', ['--check', '--quiet', '.k3s-platform-index'], { cwd: join(folder, 'gcp') })
    assert.is(checked.status, 0)
  }))

test('after a merge of two branches, what either wrote is ours', () =>
  inFolder({}, async folder => {
    await writeTree([tree('gcp', { a: 'ours' })], { directory: folder })
    fill(folder, {
      'gcp/a': 'theirs',
      'gcp/.k3s-platform-index': `<<<<<<<\n${digestOf('ours')}  a\n=======\n${digestOf('theirs')}  a\n>>>>>>>\n`,
    })
    assert.equal((await writeTree([tree('gcp', { a: 'merged' })], { directory: folder })).written, ['gcp/a'])
    assert.is(contentsOf(folder)['gcp/.k3s-platform-index']?.includes('<<<'), false)
  }))

test('without it, files that are as they should be are taken over, and others are somebody else’s', () =>
  inFolder({}, async folder => {
    const files = { a: 'a', b: 'b' }
    await writeTree([tree('gcp', files)], { directory: folder })
    const { 'gcp/.k3s-platform-index': index } = contentsOf(folder)
    fill(folder, { 'gcp/.k3s-platform-index': '' })
    assert.is((await writeTree([tree('gcp', files)], { directory: folder })).unchanged, 2)
    assert.is(contentsOf(folder)['gcp/.k3s-platform-index'], index)
    fill(folder, { 'gcp/.k3s-platform-index': '' })
    const { conflicts } = await writeTree([tree('gcp', { a: 'new', b: 'b' })], { directory: folder })
    assert.is(conflicts[0]!.code, 'tree/foreign-file')
    assert.equal(treeIn(folder), { 'gcp/a': 'a', 'gcp/b': 'b' })
  }))

test.run()
