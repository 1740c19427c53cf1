import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { parseAllDocuments } from 'yaml'
import { createClient } from './client.ts'
import { connect } from './connection.ts'

/** Argo CD reports a difference forever if the server adds fields to an object of the tree. */
const test = suite('ExternalSecrets')
const connection = await connect()
const client = createClient(connection)
const trees = join(import.meta.dirname, '..', 'fixtures', 'external-secrets-deliver-what-pods-need', 'expected')

test('are accepted as they are written, without a field more', async () => {
  let asked = 0
  for (const path of readdirSync(trees, { recursive: true, encoding: 'utf8' })) {
    if (!path.endsWith('manifests.yaml')) continue
    for (const document of parseAllDocuments(readFileSync(join(trees, path), 'utf8'))) {
      const object = document.toJS()
      if (object.kind !== 'ExternalSecret') continue
      await client.ensureNamespace(object.metadata.namespace)
      const { accepted, message, object: answer } = await client.dryRun(object)
      assert.ok(accepted, message)
      assert.equal((answer as typeof object).spec, object.spec)
      asked++
    }
  }
  assert.ok(asked > 8, String(asked))
})

test.after(() => {
  client.close()
  connection.close()
})

test.run()
