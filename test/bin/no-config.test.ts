import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { k3sPlatform } from '../../bin/tools/k3s-platform.ts'
import { k3sapp } from '../../bin/tools/k3sapp.ts'
import { k3scompose } from '../../bin/tools/k3scompose.ts'
import { k3sfn } from '../../bin/tools/k3sfn.ts'
import { appsYaml, inFolder } from './recorded-world.ts'

const test = suite('--no-config')

const files = {
  'apps.yaml': appsYaml,
  'k3s-platform.config.mjs':
    'export const plugins = [{ name: "own", apply(hooks) { hooks.scaling.for("own").tap(it => it) } }]',
}

test('people are told which code of the project ran, programs are not', () =>
  inFolder(files, async folder => {
    const line = 'Loaded plugins from k3s-platform.config.mjs\n'
    for (const words of ['validate', 'list', 'build --env gcp', 'diff --env gcp', 'explain Service/web --env gcp'])
      assert.ok((await folder.run(...words.split(' '))).errors.startsWith(line), words)
    for (const words of ['validate --format json', 'validate --quiet', 'list --format json', 'build --env gcp --quiet'])
      assert.is((await folder.run(...words.split(' '))).errors.includes(line), false, words)
  }))

test('the file is not run', () =>
  inFolder({ ...files, 'k3s-platform.config.mjs': 'throw new Error("it ran")' }, async folder => {
    for (const words of ['validate', 'list', 'build --env gcp', 'diff --env gcp', 'explain Service/web --env gcp']) {
      assert.match((await folder.run(...words.split(' '))).errors, /it ran/)
      const { code, errors } = await folder.run(...words.split(' '), '--no-config')
      assert.is(code, 0, errors)
      assert.not.match(errors, /it ran|Loaded plugins/)
    }
  }))

test('what needs a plugin of it is an error that names the option', () =>
  inFolder({ ...files, 'apps.yaml': appsYaml.replace('type: none', 'type: own') }, async folder => {
    assert.is((await folder.run('validate')).code, 0)
    const { code, errors } = await folder.run('validate', '--no-config')
    assert.is(code, 1)
    assert.match(
      errors,
      /error\[config\/unknown-scaling-type\][\s\S]+hint: If it comes from a plugin in k3s-platform\.config\.mjs, remove --no-config\./,
    )
    const json = JSON.parse((await folder.run('validate', '--no-config', '--format', 'json')).output)
    assert.match(json.diagnostics[0].hint, /--no-config/)
  }))

test('every command that takes an apps.yaml has the option', () => {
  for (const tool of [k3sPlatform, k3sapp, k3scompose, k3sfn])
    for (const { name, options } of tool.commands) {
      const names = options.map(option => option.name)
      // What `schema` takes of the file are the names of its environments.
      if (name !== 'schema') assert.is(names.includes('no-config'), names.includes('file'), `${tool.name} ${name}`)
    }
})

test.run()
