import { filesInMemory, ProjectFiles, readConfig, validateOnServer } from 'k3s-platform'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { compileText } from '../harness.ts'

const test = suite('no kubectl')

const sound = 'environments: { local: {} }\napps: [{ name: web, image: nginx:1, scaling: { type: none } }]\n'
const broken = 'environments: { local: {} }\napps: [{ name: web, image: nginx:1, scaling: { type: nome } }]\n'

async function reportOn(text: string, signal?: AbortSignal) {
  const config = await readConfig({ file: 'apps.yaml', text, files: new ProjectFiles(filesInMemory({})) })
  const compilation = await compileText(text, 'local')
  return validateOnServer(config, [compilation], { variables: { PATH: import.meta.dirname }, signal })
}

test('without kubectl nothing is asked, and that is said', async () => {
  const { diagnostics, asked, cluster } = await reportOn(sound)
  assert.equal(
    diagnostics.map(({ code, severity }) => `${severity} ${code}`),
    ['error server/no-kubectl'],
  )
  assert.is(asked, 0)
  assert.is(cluster, undefined)
})

test('of environments with errors nothing is asked', async () => {
  assert.equal(await reportOn(broken), { diagnostics: [], silenced: [], asked: 0, accepted: 0, elsewhere: 0 })
})

test('who is told to stop before rejects', async () => {
  const reason = await reportOn(sound, AbortSignal.abort()).catch((error: Error) => error.name)
  assert.is(reason, 'AbortError')
})

test.run()
