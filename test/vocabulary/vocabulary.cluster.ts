import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { createClient } from '../cluster/client.ts'
import { connect } from '../cluster/connection.ts'
import { documentsOf } from '../cluster/documents.ts'
import { judge, refusalText } from '../cluster/judge.ts'
import { compileText } from '../harness.ts'
import { KEYS } from './keys.ts'
import { FILES, PLACES, textOf } from './project.ts'

/** A real API server accepts what the keys of workloads become, in each place and environment. */
const test = suite('vocabulary of workloads')
const connection = await connect()
const client = createClient(connection)
const keys = Object.entries(KEYS)
const values = Object.fromEntries(keys.map(([key, { value }]) => [key, value]))
const others = Object.fromEntries(keys.map(([key, { other }]) => [key, other]))

for (const place of PLACES)
  for (const environment of ['local', 'gcp'])
    test(`${place.name} in ${environment}`, async () => {
      const { files } = await compileText(textOf(place, values, others), environment, { files: FILES })
      const judged = await judge(client, documentsOf(files))
      const refused = judged.filter(({ verdict }) => !verdict.accepted)
      assert.ok(judged.length > 2)
      assert.is(refused.length, 0, refused.map(refusalText).join('\n'))
    })

test.after(() => {
  client.close()
  connection.close()
})

test.run()
