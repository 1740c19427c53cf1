import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { inFolder } from '../bin/recorded-world.ts'

const test = suite('secrets in failures')

const files = (token: string, replicas: string) => ({
  'apps.yaml': `version: "2"
environments: { local: {}, production: {} }
apps:
  - { name: api, image: "api:1", replicas: ${replicas}, environment: { API_TOKEN: "\${API_TOKEN}" } }
  - { name: production, image: "api:1", environment: { API_TOKEN: "\${API_TOKEN}" } }
`,
  'vars.env': `API_TOKEN=${token}\n`,
})

test('the stack of a plugin that fails has none', async () => {
  const plugin = `export default { plugins: [{
  name: 'acme',
  apply: hooks => hooks.workload.tap((_workload, { variables }) => { throw new Error('cannot use ' + variables.API_TOKEN) }),
}] }
`
  await inFolder({ ...files('s3cr3t-token', '1'), 'k3s-platform.config.mjs': plugin }, async ({ run }) => {
    const { code, errors } = await run('build', '-e', 'local', '--env-file', 'vars.env', '--debug')
    assert.is(code, 70)
    assert.match(errors, 'Error: cannot use ***\n')
    assert.not.match(errors, 's3cr3t')
  })
})

test('a plain word is only masked where it is the value: elsewhere the mask would reveal the word', async () => {
  await inFolder(files('production', 'many'), async ({ run }) => {
    const { errors } = await run('validate', '-e', 'production', '--env-file', 'vars.env')
    assert.match(errors, '"replicas" must be an integer')
    assert.not.match(errors, /\*{10}/)
    const { output } = await run('list', '--format', 'json', '--env-file', 'vars.env')
    assert.match(output, '"production"')
  })
})

test.run()
