import { cpSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { type FileSystem, nodeFileSystem } from '../../src/tree/file-system.ts'
import { runTransaction } from '../../src/tree/transaction.ts'
import type { Tree } from '../../src/tree/tree.ts'
import { countChanges, dyingDisk, Killed, refusingDisk } from './dying-disk.ts'
import { contentsOf, type Files, inFolder, treeIn } from './scratch-folder.ts'
import { tree } from './trees.ts'

const test = suite('interrupted')

/** A real disk that is not waited for: no power fails here. */
const realDisk: FileSystem = { ...nodeFileSystem, writeDurably: nodeFileSystem.writeText }

const old: readonly Tree[] = [
  tree('gcp', {
    'apps/api/manifests.yaml': 'old api',
    'apps/gone/manifests.yaml': 'gone',
    'apps/same/manifests.yaml': 'same',
    folder: 'becomes a folder',
    'file/one': 'becomes a file',
    'file/deep/two': 'so does this',
  }),
  tree('local', { 'apps/api/manifests.yaml': 'old api' }),
  tree('staging', { 'apps/api/manifests.yaml': 'goes with its environment' }),
]
const next: readonly Tree[] = [
  tree('gcp', {
    'apps/api/manifests.yaml': 'new api, and longer',
    'apps/new/manifests.yaml': 'new',
    'apps/same/manifests.yaml': 'same',
    'folder/one': 'in the folder',
    'folder/deep/two': 'below it',
    file: 'a file',
  }),
  tree('local', { 'apps/api/manifests.yaml': 'new api' }),
  tree('staging', {}),
]

const write = (disk: FileSystem, directory: string, trees: readonly Tree[]) =>
  runTransaction(disk, trees, { directory })

function killed(halfSteps: number, directory: string, trees: readonly Tree[]): void {
  try {
    write(dyingDisk(realDisk, halfSteps), directory, trees)
  } catch (error) {
    if (!(error instanceof Killed)) throw error
  }
}

/** Each file is the old one or the new one, and none is cut off. */
function assertOldOrNew(found: Files, before: Files, after: Files, where: string): void {
  for (const [path, text] of Object.entries(found))
    if (!path.endsWith('/')) assert.ok(text === before[path] || text === after[path], `${path} ${where}: ${text}`)
  for (const path of Object.keys(before)) if (path in after) assert.ok(path in found, `${path} is missing ${where}`)
}

/** Gives a folder with the old trees, its files and those that an undisturbed run leaves. */
async function betweenTrees(
  [before, after]: readonly [readonly Tree[], readonly Tree[]],
  action: (at: { fresh: () => string; old: Files; next: Files; changes: number }) => void,
): Promise<void> {
  await inFolder({}, folder => {
    const start = join(folder, 'start')
    mkdirSync(start)
    const made = write(realDisk, start, before)
    assert.equal(made.conflicts, [])
    let number = 0
    const fresh = () => {
      const copy = join(folder, String(number++))
      cpSync(start, copy, { recursive: true })
      return copy
    }
    const undisturbed = fresh()
    const changes = countChanges(realDisk, disk => {
      assert.equal(write(disk, undisturbed, after).conflicts, [])
    })
    action({ fresh, old: treeIn(start), next: contentsOf(undisturbed), changes })
  })
}

test('killed at any step, every file is the old or the new one, and the next run completes it', () =>
  betweenTrees([old, next], ({ fresh, old, next: wanted, changes }) => {
    assert.ok(changes > 30)
    for (let at = 0; at <= 2 * changes; at++) {
      const directory = fresh()
      killed(at, directory, next)
      assertOldOrNew(treeIn(directory), old, wanted, `at ${at}`)
      assert.equal(write(realDisk, directory, next).conflicts, [], `at ${at}`)
      assert.equal(contentsOf(directory), wanted, `at ${at}`)
    }
  }))

test('killed while it completes a killed run, it is completed by the run after that', () =>
  betweenTrees([old, next], ({ fresh, old, next: wanted, changes }) => {
    for (let first = 1; first <= 2 * changes; first += 5)
      for (let second = first % 7; second <= 2 * changes; second += 7) {
        const directory = fresh()
        killed(first, directory, next)
        killed(second, directory, next)
        assertOldOrNew(treeIn(directory), old, wanted, `at ${first}, ${second}`)
        assert.equal(write(realDisk, directory, next).conflicts, [], `at ${first}, ${second}`)
        assert.equal(contentsOf(directory), wanted, `at ${first}, ${second}`)
      }
  }))

test('a run that wants the old trees again undoes a killed one', () =>
  betweenTrees([old, next], ({ fresh, changes }) => {
    const start = contentsOf(fresh())
    for (let at = 0; at <= 2 * changes; at++) {
      const directory = fresh()
      killed(at, directory, next)
      assert.equal(write(realDisk, directory, old).conflicts, [], `at ${at}`)
      assert.equal(contentsOf(directory), start, `at ${at}`)
    }
  }))

test('a killed run can be told from one that came to its end, and is told', () =>
  betweenTrees([old, next], ({ fresh, changes }) => {
    const states = new Set<string>()
    for (let at = 0; at <= 2 * changes; at++) {
      const directory = fresh()
      killed(at, directory, next)
      const isTouched = JSON.stringify(treeIn(directory)) !== JSON.stringify(treeIn(fresh()))
      const dry = runTransaction(realDisk, next, { directory, dryRun: true })
      const isComplete = dry.written.length + dry.removed.length === 0
      if (isTouched && !isComplete) assert.is(dry.interrupted, true, `at ${at}`)
      const { recovered } = write(realDisk, directory, next)
      assert.is(recovered, dry.interrupted, `at ${at}`)
      states.add(`${isTouched} ${isComplete} ${recovered}`)
    }
    assert.ok(states.size >= 4, [...states].join())
  }))

test('what the system refuses at any step leaves everything as it was, and says so', () =>
  betweenTrees([old, next], ({ fresh, next: wanted, changes }) => {
    const start = contentsOf(fresh())
    let refusals = 0
    for (let at = 1; at <= changes; at++) {
      const directory = fresh()
      const disk = refusingDisk(realDisk, { at, code: 'EIO' })
      const { conflicts } = write(disk, directory, next)
      const found = contentsOf(directory)
      if (conflicts.length > 0) {
        refusals += 1
        assert.is(conflicts[0]!.code, 'tree/cannot-write')
        assert.match(conflicts[0]!.hint!, /^Nothing was changed/)
        assert.equal(found, start, `at ${at}`)
      }
      write(realDisk, directory, next)
      assert.equal(contentsOf(directory), wanted, `at ${at}`)
    }
    assert.ok(refusals > 20)
  }))

test('what the system refuses for good is completed by a later run', () =>
  betweenTrees([old, next], ({ fresh, old, next: wanted, changes }) => {
    let halves = 0
    for (let at = 1; at <= changes; at++) {
      const directory = fresh()
      const disk = refusingDisk(realDisk, { at, until: Number.POSITIVE_INFINITY, code: 'EROFS' })
      const { conflicts, interrupted } = write(disk, directory, next)
      if (interrupted) {
        halves += 1
        assert.match(conflicts[0]!.hint!, /the next run completes/)
      }
      assertOldOrNew(treeIn(directory), old, wanted, `at ${at}`)
      assert.equal(write(realDisk, directory, next).conflicts, [], `at ${at}`)
      assert.equal(contentsOf(directory), wanted, `at ${at}`)
    }
    assert.ok(halves > 5)
  }))

/** Trees of few names, so that files, folders and environments meet. */
const name = fc.constantFrom('a', 'b', 'c')
const path = fc.array(name, { minLength: 1, maxLength: 3 }).map(parts => parts.join('/'))
const files = fc.dictionary(path, fc.constantFrom('one', 'two', 'three\n'), { maxKeys: 6 }).map(withoutCollisions)
const trees = fc.record({ gcp: files, local: files }).map(all => Object.entries(all).map(([key, of]) => tree(key, of)))

function withoutCollisions(all: Files): Files {
  const paths = Object.keys(all)
  return Object.fromEntries(Object.entries(all).filter(([path]) => !paths.some(other => other.startsWith(`${path}/`))))
}

test('any tree becomes any other, killed anywhere on the way or not', () =>
  fc.assert(
    fc.asyncProperty(trees, trees, fc.nat(120), fc.nat(120), (before, after, first, second) =>
      betweenTrees([before, after], ({ fresh, old, next: wanted, changes }) => {
        const expected: Record<string, string> = {}
        for (const { environment, files: all } of after)
          for (const [path, text] of all) expected[`${environment}/${path}`] = text
        assert.equal(Object.fromEntries(Object.entries(wanted).filter(([path]) => !/\.k3s/.test(path))), expected)
        const directory = fresh()
        killed(first % (2 * changes + 1), directory, after)
        assertOldOrNew(treeIn(directory), old, wanted, 'after one')
        killed(second, directory, after)
        assertOldOrNew(treeIn(directory), old, wanted, 'after two')
        assert.equal(write(realDisk, directory, after).conflicts, [])
        assert.equal(contentsOf(directory), wanted)
        assert.equal(write(realDisk, directory, after).written, [])
      }),
    ),
    { numRuns: 80 },
  ))

test.run()
