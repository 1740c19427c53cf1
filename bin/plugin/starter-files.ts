/** A file of a new plugin, relative to the folder of apps.yaml. */
export interface StarterFile {
  readonly path: string
  readonly text: string
}

/** A plugin that labels what runs, its test, and nothing else: JavaScript, which every Node runs as it is. */
export function starterFiles(name: string): readonly StarterFile[] {
  const exported = exportedName(name)
  return [
    { path: `plugins/${name}.mjs`, text: pluginText(name, exported) },
    { path: `plugins/${name}.test.mjs`, text: testText(name, exported) },
  ]
}

/** The config file that loads the plugin. */
export function configText(name: string): string {
  const exported = exportedName(name)
  return `import { ${exported} } from './plugins/${name}.mjs'\n\nexport const plugins = [${exported}]\n`
}

/** `acme-labels` as a variable: `acmeLabels`. */
function exportedName(name: string): string {
  return name.replace(/-+(.)/g, (_, letter: string) => letter.toUpperCase())
}

function pluginText(name: string, exported: string): string {
  const door = "import { controllerOf, definePlugin, label } from 'k3s-platform/plugin'"
  return `// @ts-check
${door}

/** Labels everything that runs. Recipes: docs/plugins.md of k3s-platform. */
export const ${exported} = definePlugin({
  name: '${name}',
  // In apps.yaml: plugins: { ${name}: { team: checkout } }
  options: { type: 'object', properties: { team: { type: 'string' } }, additionalProperties: false },
  apply(hooks, /** @type {{ team?: string }} */ { team = 'platform' }) {
    hooks.workload.tap((workload, context) => {
      const reason = { because: 'everything belongs to a team', origins: [] }
      label(context, controllerOf(workload), 'example.com/team', team, reason)
    })
  },
})
`
}

function testText(name: string, exported: string): string {
  return `import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testPlugin } from 'k3s-platform'
import { ${exported} } from './${name}.mjs'

const appsYaml = \`
environments: { local: {} }
apps: [{ name: shop, image: "nginx:1.29", scaling: { type: none } }]
plugins: { ${name}: { team: checkout } }
\`

test('labels what runs with its team', async () => {
  const { ok, object } = await testPlugin(${exported}, { appsYaml, environment: 'local' })
  assert.ok(ok)
  assert.equal(object('Deployment', 'shop').metadata.labels['example.com/team'], 'checkout')
})
`
}
