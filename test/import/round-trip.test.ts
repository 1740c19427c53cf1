import fc from 'fast-check'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { compile, filesInMemory, importManifests, ProjectFiles, readConfig } from '../../src/index.ts'
import { fileWithApp, HEAD } from '../generate/imported.ts'

const test = suite('what was made of apps is imported and made again')

const RUNS = process.env.ALL ? 200 : 30
const environment = 'local'
const file = 'apps.yaml'

async function manifestsOf(text: string): Promise<ReadonlyMap<string, string>> {
  const config = await readConfig({ file, text, files: new ProjectFiles(filesInMemory({})) })
  const { files } = await compile(config, environment, { variables: { NAME: 'value' } })
  return new Map([...files].filter(([path]) => path.endsWith('manifests.yaml')))
}

for (const ingress of ['traefik', 'haproxy'])
  test(`the manifests are the same behind ${ingress}, byte for byte, and the report says so`, async () => {
    let imported = 0
    await fc.assert(
      fc.asyncProperty(fileWithApp, async generated => {
        const text = generated.replace('ingress: traefik', `ingress: ${ingress}`)
        const manifests = await manifestsOf(text)
        if (manifests.size === 0) return
        imported++
        const files = new ProjectFiles(filesInMemory({}))
        const head = HEAD.replace('ingress: traefik', `ingress: ${ingress}`)
        const made = await importManifests({ manifests, text: head, file, files, environment })
        assert.equal(made.refused, [])
        assert.equal(
          made.objects.filter(({ outcome }) => outcome !== 'same'),
          [],
          made.text,
        )
        assert.equal(Object.fromEntries(await manifestsOf(made.text)), Object.fromEntries(manifests))
      }),
      { numRuns: RUNS },
    )
    assert.ok(imported > RUNS * 0.6, `${imported} of ${RUNS} were built`)
  })

test.run()
