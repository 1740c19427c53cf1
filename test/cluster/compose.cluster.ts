import fc from 'fast-check'
import { type Compilation, compile, ProjectFiles, readConfig } from 'k3s-platform'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { filesOnDisk } from '../../src/config/files-on-disk.ts'
import { appsYamlOf, CORPUS, STACKS } from '../corpus/stacks.ts'
import { appsYamlFor } from '../generate/compose/entry.ts'
import { composeProject } from '../generate/compose-file.ts'
import { compileText } from '../harness.ts'
import { createClient } from './client.ts'
import { connect } from './connection.ts'
import { documentsOf } from './documents.ts'
import { judge, judgeApplied, refusalText } from './judge.ts'

/**
 * What comes of compose files is accepted: of those that people wrote, and of random ones. `SEED=…` runs the same files
 * again, `RUNS=…` other than 400 of them.
 */
const test = suite('compose')
const runs = Number(process.env.RUNS ?? 400)
const seed = Number(process.env.SEED ?? 1)
const connection = await connect()
const client = createClient(connection)
const count = { files: 0, built: 0, documents: 0 }
const codes = new Map<string, number>()

for (const environment of ['local', 'cloud'])
  test(`every stack of the corpus is accepted (${environment})`, async () => {
    const files = new ProjectFiles(filesOnDisk(CORPUS))
    const text = appsYamlOf(STACKS, 'allow_host_path: true')
    const compilation = await compile(await readConfig({ file: 'apps.yaml', text, files }), environment)
    assert.ok(compilation.ok, compilation.diagnostics.find(({ severity }) => severity === 'error')?.message)
    assert.equal(await refusalsOf(compilation), [])
  })

test('every random stack is accepted', async () => {
  process.stdout.write(`SEED=${seed} RUNS=${runs}\n`)
  await fc.assert(
    fc.asyncProperty(composeProject, fc.constantFrom('none', 'permissive', 'strict'), async (made, policy) => {
      const lines = ['allow_host_path: true', `network: {policy: ${policy}}`]
      const compilation = await compileText(appsYamlFor(...lines), 'local', made)
      count.files++
      if (compilation.ok) count.built++
      for (const { code, severity } of compilation.diagnostics)
        if (severity === 'error') codes.set(code, (codes.get(code) ?? 0) + 1)
      assert.equal(await refusalsOf(compilation), [])
    }),
    { seed, numRuns: runs },
  )
  process.stdout.write(`${JSON.stringify({ ...count, codes: Object.fromEntries(codes) })}\n`)
  assert.ok(count.built > count.files * LEAST_BUILT, 'too few of them build')
})

const LEAST_BUILT = 0.3

async function refusalsOf({ files }: Compilation): Promise<readonly string[]> {
  const documents = documentsOf(files)
  count.documents += documents.length
  const judged = [...(await judge(client, documents)), ...(await judgeApplied(client, documents))]
  return judged.filter(({ verdict }) => !verdict.accepted).map(refusalText)
}

test.after(() => {
  client.close()
  connection.close()
})

test.run()
