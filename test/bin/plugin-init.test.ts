import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { root } from '../../scripts/build/root.ts'
import { appsYaml, inFolder } from './recorded-world.ts'

const test = suite('plugin init')

test('what it writes is loaded by a build, and its own test passes', () =>
  inFolder({ 'apps.yaml': appsYaml }, async ({ folder, run }) => {
    const { code, output, errors } = await run('plugin', 'init', 'acme-labels')
    assert.is(code, 0)
    assert.is(output, 'plugins/acme-labels.mjs\nplugins/acme-labels.test.mjs\nk3s-platform.config.mjs\n')
    assert.is(errors, 'Next: node --test plugins/acme-labels.test.mjs\n')
    mkdirSync(join(folder, 'node_modules'))
    symlinkSync(root, join(folder, 'node_modules/k3s-platform'))
    const node = ['--conditions=source', '--import', join(root, 'node_modules/tsx/dist/esm/index.mjs')]
    const tested = spawnSync(process.execPath, [...node, 'plugins/acme-labels.test.mjs'], { cwd: folder })
    assert.is(tested.status, 0, `${tested.stdout}${tested.stderr}`)
    assert.is((await run('build', '-e', 'gcp')).code, 0)
    assert.match(
      readFileSync(join(folder, 'argocd-state/gcp/apps/web/manifests.yaml'), 'utf8'),
      'example.com/team: platform',
    )
  }))

test('with a config file it prints the lines to add, and touches nothing', () =>
  inFolder({ 'k3s-platform.config.mjs': 'export const plugins = []\n' }, async ({ folder, run }) => {
    const { code, errors } = await run('plugin', 'init', 'acme-labels')
    assert.is(code, 0)
    assert.match(errors, "  import { acmeLabels } from './plugins/acme-labels.mjs'\n")
    assert.is(readFileSync(join(folder, 'k3s-platform.config.mjs'), 'utf8'), 'export const plugins = []\n')
  }))

test('wrong words and names that are taken write nothing', () =>
  inFolder({ 'plugins/acme-labels.mjs': '' }, async ({ folder, run }) => {
    for (const [words, message, expected = 2] of [
      [[], '"plugin" requires an action.'],
      [['int', 'x'], 'Unknown action "int" of "plugin".'],
      [['init'], 'The plugin requires a name.'],
      [['init', 'Acme Labels'], '"Acme Labels" is not a valid name for a plugin.'],
      [['init', 'acme-labels'], 'The file "plugins/acme-labels.mjs" already exists.', 1],
    ] as const) {
      const { code, errors } = await run('plugin', ...words)
      assert.is(code, expected)
      assert.match(errors, message)
    }
    assert.not.ok(existsSync(join(folder, 'k3s-platform.config.mjs')))
  }))

test.run()
