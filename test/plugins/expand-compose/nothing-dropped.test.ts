import fc from 'fast-check'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { appsYamlFor } from '../../generate/compose/entry.ts'
import { COMPOSE_FILE } from '../../generate/compose/files.ts'
import { composeProject } from '../../generate/compose-file.ts'
import { compileText } from '../../harness.ts'
import { droppedFrom } from './nothing-dropped.ts'

const test = suite('compose: nothing is dropped silently')

test('a value of which nothing came is found', async () => {
  const text = 'services:\n  web:\n    image: nginx\n    ulimits:\n      nproc: 5\n    x-note: mine\n'
  const compilation = await compileText(appsYamlFor(), 'local', { files: { [COMPOSE_FILE]: text } })
  assert.ok(compilation.ok)
  assert.equal(droppedFrom(compilation, COMPOSE_FILE, text), [])
  assert.equal(droppedFrom({ ...compilation, diagnostics: [] }, COMPOSE_FILE, text), ['services.web.ulimits.nproc'])
})

test('every value of random compose files is in the output, or something is said about it', async () => {
  let built = 0
  await fc.assert(
    fc.asyncProperty(composeProject, async made => {
      const compilation = await compileText(appsYamlFor('allow_host_path: true'), 'local', made)
      if (compilation.ok) built++
      const dropped = droppedFrom(compilation, COMPOSE_FILE, made.files[COMPOSE_FILE]!)
      assert.equal(dropped, [])
    }),
    { numRuns: 200 },
  )
  assert.ok(built > 100, `${built} were built`)
})

test.run()
