import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import fc from 'fast-check'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { filesOnDisk } from '../../../../src/config/files-on-disk.ts'
import { EVERY_SHAPE } from './every-shape.ts'
import { projectOf } from './project-of.ts'

const test = suite('hostile compose files')
const folder = mkdtempSync(join(tmpdir(), 'k3s-platform-read-'))
const SECRET = 'services: { app: { image: outside } }'
for (const [path, text] of Object.entries({
  'outside/base.yaml': SECRET,
  'outside/env': 'A=1',
  'project/sub/base.yaml': SECRET.replace('outside', 'inside'),
})) {
  mkdirSync(dirname(join(folder, path)), { recursive: true })
  writeFileSync(join(folder, path), text)
}
symlinkSync('../outside', join(folder, 'project/link'))
symlinkSync('../outside/base.yaml', join(folder, 'project/base.yaml'))
symlinkSync('sub', join(folder, 'project/inner'))

async function read(text: string, allowed: readonly string[] = [], entry: Readonly<Record<string, unknown>> = {}) {
  writeFileSync(join(folder, 'project/compose.yaml'), text)
  return projectOf({}, { source: filesOnDisk(join(folder, 'project'), { allowed }), entry })
}

const WAYS = [
  '../outside/base.yaml',
  'sub/../../outside/base.yaml',
  'link/base.yaml',
  'base.yaml',
  join(folder, 'outside/base.yaml'),
  '~/base.yaml',
]

test('nothing outside is reached by include or extends, and the message says how to allow it', async () => {
  for (const way of WAYS)
    for (const [text, column] of [
      [`include: [${way}]`, 11],
      [`include: [{ path: [${way}] }]`, 20],
      [`services: { a: { extends: { file: ${way}, service: app } } }`, 35],
    ] as const) {
      const { project, diagnostics } = await read(text)
      assert.is(project, undefined)
      assert.equal(
        diagnostics.map(({ code, at }) => `${code} ${at?.file}:${at?.line}:${at?.column}`),
        [`compose/outside-of-the-project compose.yaml:1:${column}`],
        way,
      )
    }
  const { diagnostics } = await read('include: [../outside/base.yaml]')
  assert.is(diagnostics[0]?.hint, 'Move it into the project, or allow its folder with --allow-path ../outside.')
})

test('nor by files of variables, nor by the entry itself', async () => {
  for (const env of ['../outside/env', 'link/env']) {
    const { said } = await read(`include: [{ path: sub/base.yaml, env_file: ${env} }]`)
    assert.equal(said, ['error compose/outside-of-the-project compose.yaml:1:44'])
  }
  symlinkSync('../outside/env', join(folder, 'project/.env'))
  assert.equal((await read('services: { a: { image: x } }')).said, [
    'error compose/outside-of-the-project apps.yaml:4:27',
  ])
  rmSync(join(folder, 'project/.env'))
  for (const entry of [
    { path: '../outside' },
    { path: 'link' },
    { path: '.', compose_file: '../outside/base.yaml' },
    { path: join(folder, 'outside') },
  ]) {
    const { project, diagnostics } = await read('', [], entry)
    assert.is(project, undefined)
    assert.equal(
      diagnostics.map(({ code, at }) => `${code} ${at?.file}`),
      ['compose/outside-of-the-project apps.yaml'],
    )
  }
})

test('what the user allows is read', async () => {
  for (const way of WAYS.slice(0, 5)) {
    const { project, said } = await read(`services: { a: { extends: { file: ${way}, service: app } } }`, ['../outside'])
    assert.equal(said, [])
    assert.is(project?.services.a?.image, 'outside')
  }
  const { project, said } = await read('include: [inner/base.yaml]')
  assert.equal(said, [])
  assert.is(project?.services.app?.image, 'inside')
})

test('whatever stands in a compose file, it is a project or a located mistake', async () => {
  const junk = fc.oneof(
    fc.constantFrom<unknown[]>(
      null,
      true,
      -1,
      1e300,
      '',
      '$',
      '${',
      '${A:?}',
      ':',
      '/',
      '..',
      'service:a',
      '__proto__',
    ),
    fc.string(),
  )
  const value = fc.letrec<{ any: unknown }>(tie => ({
    any: fc.oneof(
      { depthSize: 'small' },
      junk,
      fc.array(tie('any'), { maxLength: 3 }),
      fc.dictionary(
        fc.oneof(fc.constantFrom('a', 'file', 'service', 'path', 'type', '__proto__', 'x-'), fc.string()),
        tie('any'),
        { maxKeys: 3, noNullPrototype: true },
      ),
    ),
  })).any
  const change = fc.tuple(fc.nat(), value)
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 6 }), async changes => {
      const file = JSON.parse(JSON.stringify(EVERY_SHAPE))
      for (const [place, made] of changes) replaceAt(file, place, made)
      const { project, diagnostics } = await projectOf({ 'compose.yaml': JSON.stringify(file), 'a.yaml': SECRET })
      const errors = diagnostics.filter(({ severity }) => severity === 'error')
      assert.is(project === undefined, errors.length > 0)
      for (const { code, at, message } of errors) assert.ok(at && at.line > 0, `${code} ${message}`)
    }),
    { numRuns: 200 },
  )
})

/** Puts a value at the place of any other. */
function replaceAt(file: object, place: number, made: unknown): void {
  const places: (readonly [object, string])[] = []
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return
    for (const [key, inner] of Object.entries(node)) {
      places.push([node, key])
      visit(inner)
    }
  }
  visit(file)
  const [holder, key] = places[place % places.length]!
  ;(holder as Record<string, unknown>)[key] = made
}

test.after(() => rmSync(folder, { recursive: true }))
test.run()
