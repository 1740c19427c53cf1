import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { cleanTarget, resolvePath } from '../../../../src/plugins/expand-compose/canonical/paths.ts'

/** Folder, path, and the path from the folder of apps.yaml. */
const RESOLVED: readonly (readonly [string, string, string])[] = [
  ['', 'a', 'a'],
  ['', './a/', 'a'],
  ['', '.', '.'],
  ['', '..', '..'],
  ['', '../../a', '../../a'],
  ['x/y', '../a//b/./c', 'x/a/b/c'],
  ['x', '..', '.'],
  ['x', '../../a/../b', '../b'],
  ['x', '/abs/./a', '/abs/./a'],
  ['x', '~/a', '~/a'],
  ['x', 'C:\\a', 'C:\\a'],
  ['x', '\\\\host\\a', '\\\\host\\a'],
  ['x', '', ''],
  ['../out', 'a', '../out/a'],
  ['/abs', '../a', '/a'],
  ['/abs', '../../../a', '/a'],
]

for (const [folder, path, expected] of RESOLVED)
  test(`${path} of folder "${folder}" is ${expected}`, () => assert.is(resolvePath(folder, path), expected))

test('paths in containers are as short as they can be', () => {
  assert.equal(['/a/./b/../c/', '/', '//a', '/../a', 'a/b/', ''].map(cleanTarget), ['/a/c', '/', '/a', '/a', 'a/b', ''])
})

test.run()
