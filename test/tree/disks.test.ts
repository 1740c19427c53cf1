import { spawnSync } from 'node:child_process'
import { chmodSync, chownSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { type FileSystem, nodeFileSystem } from '../../src/tree/file-system.ts'
import { runTransaction } from '../../src/tree/transaction.ts'
import type { WriteReport } from '../../src/tree/write.ts'
import { countChanges, dyingDisk, Killed, refusingDisk } from './dying-disk.ts'
import { foldingDisk } from './folding-disk.ts'
import { contentsOf, type Files, inFolder, treeIn } from './scratch-folder.ts'
import { tree } from './trees.ts'
import type { Order } from './write-and-die.ts'
import { writingProcess } from './writing-process.ts'

const test = suite('disks')

const write = (disk: FileSystem, directory: string, files: Files, force = false) =>
  runTransaction(disk, [tree('gcp', files)], { directory, force })

test('a full disk leaves everything as it was, wherever it is full', () =>
  inFolder({}, folder => {
    const start = { a: 'a', gone: 'gone', 'c/d': 'd' }
    const next = { a: 'new', b: 'b', 'e/f': 'f' }
    const measured = join(folder, 'measured')
    write(nodeFileSystem, measured, start)
    const changes = countChanges(nodeFileSystem, disk => write(disk, measured, next))
    for (let at = 1; at <= changes; at++) {
      const directory = join(folder, String(at))
      write(nodeFileSystem, directory, start)
      const before = contentsOf(directory)
      const { conflicts } = write(refusingDisk(nodeFileSystem, { at, code: 'ENOSPC' }), directory, next)
      if (conflicts.length > 0) {
        assert.match(conflicts[0]!.message, /cannot be written: the disk is full \(ENOSPC\)\.$/)
        assert.equal(contentsOf(directory), before)
      }
      assert.equal(write(nodeFileSystem, directory, next).conflicts, [])
      assert.equal(contentsOf(directory), contentsOf(measured))
    }
  }))

test('a real full disk leaves everything as it was', () =>
  inFolder({}, folder => {
    const disk = join(folder, 'disk')
    mkdirSync(disk)
    // Only root may, and not in every container; the test above does not need it.
    if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'none', disk]).status !== 0) return
    try {
      const start = { a: 'a'.repeat(8_000), b: 'b'.repeat(8_000) }
      write(nodeFileSystem, disk, start)
      const before = contentsOf(disk)
      const large = Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`n${index}`, 'x'.repeat(8_000)]))
      const { conflicts } = write(nodeFileSystem, disk, { ...large, a: 'new' })
      assert.is(conflicts[0]!.code, 'tree/cannot-write')
      assert.match(conflicts[0]!.message, /the disk is full/)
      assert.equal(contentsOf(disk), before)
      assert.equal(write(nodeFileSystem, disk, { a: 'new' }).conflicts, [])
    } finally {
      spawnSync('umount', [disk])
    }
  }))

test('folders that may only be read are said, and nothing changes', () =>
  inFolder({ 'out/x': '' }, async folder => {
    const [script, directory] = [await writingProcess(folder), join(folder, 'out')]
    const nobody = 65_534
    chmodSync(folder, 0o755)
    // Whoever is root may write everywhere; somebody else has to try. Only once Node has started: it may lie in a folder
    // that is root's alone.
    const become = `data:text/javascript,process.setegid(${nobody});process.seteuid(${nobody})`
    const asSomebody = process.getuid?.() === 0 ? ['--import', become] : []
    const files = { 'a/b': 'b', c: 'c' }
    const report = () => {
      const order: Order = { directory, trees: { gcp: files, local: files } }
      const { stdout } = spawnSync(process.execPath, [...asSomebody, script, JSON.stringify(order)], {
        encoding: 'utf8',
      })
      return JSON.parse(stdout) as WriteReport
    }
    const own = (path: string) => process.getuid?.() === 0 && chownSync(path, nobody, nobody)
    chmodSync(directory, 0o555)
    const { conflicts } = report()
    assert.match(conflicts[0]!.message, /cannot be written: permission is denied \(EACCES\)\.$/)
    assert.match(conflicts[0]!.hint!, /Nothing was changed/)
    chmodSync(directory, 0o755)
    own(directory)
    // One environment may be written, the other not: neither is.
    mkdirSync(join(directory, 'local'))
    chmodSync(join(directory, 'local'), 0o555)
    own(join(directory, 'local'))
    const before = contentsOf(directory)
    const second = report()
    assert.ok(second.conflicts[0]!.message.startsWith(`"${directory}/local/a" cannot be written`))
    assert.equal(contentsOf(directory), before)
    chmodSync(join(directory, 'local'), 0o755)
    assert.equal(report().conflicts, [])
  }))

test('a name may change in case alone, also where disks take both for one', () =>
  inFolder({}, folder => {
    for (const [number, [disk, text]] of [
      [nodeFileSystem, 'new'],
      [foldingDisk, 'new'],
      [nodeFileSystem, 'old'],
      [foldingDisk, 'old'],
    ].entries() as Iterable<[number, [FileSystem, string]]>) {
      const directory = join(folder, String(number))
      assert.equal(write(disk, directory, { 'Apps/File': 'old', 'Apps/Other': 'x', same: '' }).conflicts, [])
      assert.equal(write(disk, directory, { 'apps/file': text, 'apps/Other': 'x', same: '' }).conflicts, [])
      assert.is(disk.readText(`${directory}/gcp/apps/file`), text)
      assert.is(disk.readText(`${directory}/gcp/apps/Other`), 'x')
      assert.is(Object.keys(treeIn(directory)).length, 3)
      assert.equal(write(disk, directory, { 'apps/file': text, 'apps/Other': 'x', same: '' }).written, [])
      assert.equal(write(disk, directory, {}).conflicts, [])
      assert.equal(contentsOf(directory), {})
    }
  }))

test('a file of somebody else’s is seen under any spelling', () =>
  inFolder({ 'gcp/Mine': 'mine' }, folder => {
    assert.is(write(foldingDisk, folder, { mine: 'new' }).conflicts[0]!.code, 'tree/foreign-file')
    assert.equal(treeIn(folder), { 'gcp/Mine': 'mine' })
    assert.equal(write(nodeFileSystem, folder, { mine: 'new' }).conflicts, [])
  }))

test('killed while a name changes in case, the next run completes it', () =>
  inFolder({}, folder => {
    const [start, next] = [
      { 'A/b': 'old', c: 'same' },
      { 'a/B': 'new', C: 'same' },
    ]
    const measured = join(folder, 'measured')
    write(foldingDisk, measured, start)
    const changes = countChanges(foldingDisk, disk => write(disk, measured, next))
    for (let halfSteps = 0; halfSteps <= 2 * changes; halfSteps++) {
      const directory = join(folder, String(halfSteps))
      write(foldingDisk, directory, start)
      try {
        write(dyingDisk(foldingDisk, halfSteps), directory, next)
      } catch (error) {
        if (!(error instanceof Killed)) throw error
      }
      assert.equal(write(foldingDisk, directory, next).conflicts, [], `at ${halfSteps}`)
      assert.is(foldingDisk.readText(`${directory}/gcp/a/B`), 'new', `at ${halfSteps}`)
      assert.is(foldingDisk.readText(`${directory}/gcp/C`), 'same', `at ${halfSteps}`)
      assert.is(Object.keys(treeIn(directory)).length, 2, `at ${halfSteps}`)
    }
  }))

test.run()
