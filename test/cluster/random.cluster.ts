import fc from 'fast-check'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { type GeneratedProject, project } from '../generate/project.ts'
import { compileText } from '../harness.ts'
import { createClient } from './client.ts'
import { connect } from './connection.ts'
import { documentsOf } from './documents.ts'
import { type Judged, judge, judgeApplied, refusalText } from './judge.ts'

/**
 * Whatever builds without an error is accepted, document by document. `SEED=…` runs the same files again, `RUNS=…`
 * other than 2000 of them.
 */
const test = suite('random')
const runs = Number(process.env.RUNS ?? 2000)
const seed = Number(process.env.SEED ?? 1)

/** So that one file is built while the server looks at another. */
const LANES = 2

/** One document of so many is put to server-side apply too, as Argo CD may be told to do. */
const APPLIED = 8

const connection = await connect()
const client = createClient(connection)
const count = { files: 0, builds: 0, documents: 0, different: 0, applied: 0, errors: 0, podSecurity: 0 }
const codes = new Map<string, number>()

test('what builds is accepted', async () => {
  process.stdout.write(`SEED=${seed} RUNS=${runs}\n`)
  const lanes = Array.from({ length: LANES }, (_, lane) => check(seed + lane, Math.ceil(runs / LANES)))
  const failures = (await Promise.all(lanes)).filter(text => text !== undefined)
  process.stdout.write(`${JSON.stringify({ ...count, codes: Object.fromEntries(codes) })}\n`)
  assert.is(failures.length, 0, failures.join('\n\n'))
})

test('what is generated builds, but for a few', () => {
  assert.ok(count.errors <= count.builds * MOST_ERRORS, `${count.errors} of ${count.builds} builds have errors`)
})

test.after(() => {
  client.close()
  connection.close()
})

const MOST_ERRORS = 0.06

/** The smallest file that was found with something refused in it, in words; undefined when there is none. */
async function check(seed: number, numRuns: number): Promise<string | undefined> {
  const property = fc.asyncProperty(project, async made => (await refusalsOf(made)).length === 0)
  const { failed, counterexample } = await fc.check(property, { seed, numRuns })
  if (!failed || !counterexample) return undefined
  const [made] = counterexample
  return `${made.text}\n${(await refusalsOf(made)).join('\n')}`
}

async function refusalsOf(made: GeneratedProject): Promise<string[]> {
  const seen = new Map<string, Judged>()
  const applied: Judged[] = []
  const crashes: string[] = []
  count.files++
  for (const environment of made.environments) {
    const { ok, diagnostics, files } = await compileText(made.text, environment, made)
    count.builds++
    if (!ok) count.errors++
    for (const code of new Set(diagnostics.filter(({ severity }) => severity === 'error').map(({ code }) => code)))
      codes.set(code, (codes.get(code) ?? 0) + 1)
    crashes.push(...diagnostics.filter(({ code }) => code === 'pipeline/plugin-failed').map(({ message }) => message))
    const documents = documentsOf(files)
    const fresh = documents.filter(({ text }) => !seen.has(text))
    for (const judged of await judge(client, fresh)) seen.set(judged.document.text, judged)
    applied.push(
      ...(await judgeApplied(
        client,
        fresh.filter((_, index) => index % APPLIED === 0),
      )),
    )
    count.documents += documents.length
  }
  count.different += seen.size
  count.podSecurity += [...seen.values()].filter(({ verdict }) => verdict.warnings.some(isPodSecurity)).length
  count.applied += applied.length
  const refused = [...seen.values(), ...applied].filter(({ verdict }) => !verdict.accepted)
  return [...crashes, ...refused.map(refusalText)]
}

function isPodSecurity(warning: string): boolean {
  return warning.startsWith('would violate PodSecurity')
}

test.run()
