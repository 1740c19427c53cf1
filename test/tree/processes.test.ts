import { spawn, spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { nodeFileSystem } from '../../src/tree/file-system.ts'
import { runTransaction } from '../../src/tree/transaction.ts'
import { type WriteReport, writeTree } from '../../src/tree/write.ts'
import { countChanges } from './dying-disk.ts'
import { contentsOf, type Files, fill, inFolder, treeIn } from './scratch-folder.ts'
import { tree } from './trees.ts'
import type { Order } from './write-and-die.ts'
import { writingProcess } from './writing-process.ts'

const test = suite('processes')

const old: Files = { 'a/manifests.yaml': 'old a', 'b/manifests.yaml': 'old b', c: 'file' }
const next: Files = { 'a/manifests.yaml': 'new a', 'c/manifests.yaml': 'new c' }

test('killed by the system at any change, every file is the old or the new one, and the next run completes it', () =>
  inFolder({}, async folder => {
    const script = await writingProcess(folder)
    const undisturbed = join(folder, 'undisturbed')
    await writeTree([tree('gcp', old)], { directory: undisturbed })
    const changes = countChanges(nodeFileSystem, disk => {
      runTransaction(disk, [tree('gcp', next)], { directory: undisturbed })
    })
    for (let halfSteps = 0; halfSteps < 2 * changes; halfSteps++) {
      const directory = join(folder, `out-${halfSteps}`)
      await writeTree([tree('gcp', old)], { directory })
      const order: Order = { directory, trees: { gcp: next }, halfSteps }
      const { signal } = spawnSync(process.execPath, [script, JSON.stringify(order)])
      assert.is(signal, 'SIGKILL')
      const found = Object.entries(treeIn(directory)).filter(([path]) => !path.endsWith('/'))
      for (const [path, text] of found) {
        const name = path.slice('gcp/'.length)
        assert.ok(text === old[name] || text === next[name], `${path} at ${halfSteps}: ${text}`)
      }
      assert.ok(found.some(([path]) => path === 'gcp/a/manifests.yaml'))
      assert.equal((await writeTree([tree('gcp', next)], { directory })).conflicts, [])
      assert.equal(contentsOf(directory), contentsOf(undisturbed), `at ${halfSteps}`)
    }
  }))

test('several processes at once: each writes whole trees, or says who is at work', () =>
  inFolder({}, async folder => {
    const script = await writingProcess(folder)
    const directory = join(folder, 'out')
    const files = (text: string): Files =>
      Object.fromEntries(Array.from({ length: 40 }, (_, index) => [`${text}${index % 3}/${index}`, text]))
    const texts = ['one', 'two', 'three']
    const reports = await Promise.all(
      texts.map(text => reportsOf(script, { directory, trees: { gcp: files(text), local: files(text) }, times: 40 })),
    )
    let written = 0
    for (const { conflicts, recovered } of reports.flat()) {
      assert.is(recovered, false)
      if (conflicts.length === 0) written += 1
      for (const { code, message } of conflicts) {
        assert.is(code, 'tree/busy', message)
        assert.match(message, /^Another run \(process \d+ on [^)]+\) is writing to "/)
      }
    }
    assert.ok(written > 0)
    const found = treeIn(directory)
    const [text] = Object.values(found)
    const expected = Object.entries(files(text!)).flatMap(([path]) => [`gcp/${path}`, `local/${path}`])
    assert.equal(Object.keys(found).sort(), expected.sort())
    assert.equal(new Set(Object.values(found)), new Set([text]))
    assert.equal(
      Object.keys(contentsOf(directory)).filter(path => /run|lock/.test(path)),
      [],
    )
  }))

async function reportsOf(script: string, order: Order): Promise<readonly WriteReport[]> {
  const child = spawn(process.execPath, [script, JSON.stringify(order)], { stdio: ['ignore', 'pipe', 'inherit'] })
  let output = ''
  child.stdout.on('data', (text: Buffer) => {
    output += text
  })
  const code = await new Promise(resolve => child.on('close', resolve))
  assert.is(code, 0)
  return output
    .trim()
    .split('\n')
    .map(line => JSON.parse(line) as WriteReport)
}

test('a lock of a process that is alive is respected; that of a dead one is not', () =>
  inFolder({}, async folder => {
    const living = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' })
    const gone = new Promise(resolve => living.on('close', resolve))
    const host = spawnSync('hostname', { encoding: 'utf8' }).stdout.trim()
    const lock = `${living.pid} ${host}\n`
    fill(folder, { '.k3s-platform-lock': lock })
    try {
      for (const dryRun of [false, true]) {
        const run = await writeTree([tree('gcp', old)], { directory: folder, dryRun })
        if (!dryRun || run.conflicts.length > 0) assert.is(run.conflicts[0]!.code, 'tree/busy')
        if (!dryRun) assert.ok(run.conflicts[0]!.hint!.includes(`remove "${folder}/.k3s-platform-lock"`))
      }
      assert.equal(contentsOf(folder), { '.k3s-platform-lock': lock })
    } finally {
      living.kill('SIGKILL')
    }
    await gone
    assert.equal((await writeTree([tree('gcp', old)], { directory: folder })).conflicts, [])
    assert.is('.k3s-platform-lock' in contentsOf(folder), false)
  }))

test('a lock of another machine is respected; one in which nobody has put a name is not', () =>
  inFolder({ '.k3s-platform-lock': '1 another.machine\n' }, async folder => {
    const { conflicts } = await writeTree([tree('gcp', old)], { directory: folder })
    assert.match(conflicts[0]!.message, /process 1 on another\.machine/)
    fill(folder, { '.k3s-platform-lock': '' })
    assert.equal((await writeTree([tree('gcp', old)], { directory: folder })).conflicts, [])
  }))

test.run()
