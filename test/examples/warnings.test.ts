import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { compile, loadConfig } from 'k3s-platform'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { root } from '../../scripts/build/root.ts'

const test = suite('examples')
const features = readdirSync(join(root, 'examples/features')).map(file => `features/${file}`)

// every-key uses each key once, also those that a controller can follow only in part.
for (const example of ['complete/apps.yaml', 'monitoring/apps.yaml', ...features])
  test(`${example} builds without a warning`, async () => {
    const config = await loadConfig(join(root, 'examples', example))
    for (const environment of config.environments) {
      const { diagnostics } = await compile(config, environment)
      const told = diagnostics.filter(({ severity }) => severity !== 'info')
      assert.equal(
        told.map(({ code, message }) => `${environment}: ${code}: ${message}`),
        [],
      )
    }
  })

test.run()
