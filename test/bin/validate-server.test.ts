import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { appsYaml, type Ran, scratch } from './recorded-world.ts'

/** What needs no cluster; the rest is in `test/cluster/validate-server.cluster.ts`. */
const test = suite('validate --server')

async function ran(...words: readonly string[]): Promise<Ran> {
  const project = scratch({ 'apps.yaml': appsYaml }, { variables: { PATH: import.meta.dirname } })
  try {
    return await project.run('validate', ...words)
  } finally {
    project.remove()
  }
}

test('without kubectl it fails, and says that no cluster was asked', async () => {
  const { code, errors } = await ran('--server', '--env', 'gcp')
  assert.is(code, 1)
  assert.match(errors, /error\[server\/no-kubectl\]: "kubectl" must be on the PATH/)
  assert.match(errors, / · no cluster asked · 1 error · /)
})

test('several environments are asked about only when that is meant', async () => {
  const { code, errors } = await ran('--server')
  assert.is(code, 2)
  assert.match(errors, /Which environment\?/)
  assert.match((await ran('--server', '--all-envs')).errors, /2 environments · no cluster asked · 1 error/)
})

test('a context without a question is wrong use', async () => {
  const { code, errors } = await ran('--context', 'gcp')
  assert.is(code, 2)
  assert.match(errors, /"--context" needs "--server"/)
})

test.run()
