import { join } from 'node:path'
import { compile, loadConfig } from 'k3s-platform'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { parseAllDocuments } from 'yaml'
import { root } from '../../scripts/build/root.ts'

const test = suite('example: complete')
const config = await loadConfig(join(root, 'examples/complete/apps.yaml'))

for (const environment of config.environments)
  test(`its functions are built for ${environment}, one of each kind`, async () => {
    const { ok, files, diagnostics } = await compile(config, environment)
    assert.ok(ok, diagnostics.map(({ message }) => message).join('\n'))
    const folder = 'serverless/serverless-example'
    const objects = parseAllDocuments(files.get(`${folder}/manifests.yaml`)!).map(document => document.toJS())
    const named = (kind: string) => objects.filter(object => object.kind === kind).map(({ metadata }) => metadata.name)
    const functions = ['hello-world', 'process-data', 'process-tasks'].map(name => `serverless-example-${name}`)
    assert.equal(named('Deployment'), functions)
    assert.equal(named('HTTPScaledObject'), functions.slice(0, 2))
    assert.equal(named('ScaledObject'), functions)
    assert.equal(named('CronJob'), ['serverless-example-nightly-cleanup'])
    assert.equal(named('NetworkPolicy').length, 4)
    assert.match(files.get(`${folder}/Dockerfile`)!, 'COPY requirements.txt /app/')
    const metadata = JSON.parse(files.get(`${folder}/k3sfn.json`)!) as { functions: Record<string, object> }
    assert.equal(Object.keys(metadata.functions), ['hello_world', 'process_data', 'nightly_cleanup', 'process_tasks'])
  })

test('it has three environments', () => assert.equal(config.environments, ['local', 'dev', 'gcp']))

test.run()
