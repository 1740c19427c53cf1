import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { table } from '../../bin/table.ts'
import type { Surroundings } from '../../bin/world.ts'
import { appsYaml, inFolder, type Ran, scratch } from './recorded-world.ts'

const test = suite('commands')

async function ran(words: readonly string[], files = {}, world: Partial<Surroundings> = {}): Promise<Ran> {
  const project = scratch({ 'apps.yaml': appsYaml, ...files }, world)
  try {
    return await project.run(...words)
  } finally {
    project.remove()
  }
}

async function usage(...words: readonly string[]): Promise<string> {
  const { code, output, errors } = await ran(words)
  assert.is(code, 2)
  assert.is(output, '')
  return errors
}

test('a mistyped command or option is answered with the one that was meant', async () => {
  assert.match(await usage('biuld'), /Unknown command "biuld"\.\n.*Did you mean "build"\?/)
  assert.match(await usage('build', '--evn', 'gcp'), /Unknown option "--evn"\.\n.*Did you mean "--env"\?/)
  assert.match(
    await usage('build', '--format', 'jsn'),
    /"jsn" is not a valid value of "--format"\.\n.*Did you mean "json"\?/,
  )
})

test('an option without its value does not eat the next one', async () => {
  assert.match(await usage('build', '--env', '--dry-run'), /"--env" requires a value\.\n.*--env <name>/)
  assert.match(await usage('build', '--strict=yes'), /"--strict" does not take a value/)
  assert.match(await usage('build', 'gcp'), /"build" does not take "gcp"/)
})

test('what is no variable and no tag is said', async () => {
  assert.match(await usage('build', '-e', 'gcp', '--var', '1X=2'), /"1X" is not a valid name of a variable/)
  assert.match(await usage('build', '-e', 'gcp', '--tag', 'a b'), /"a b" is not a valid value of --tag/)
  assert.match(await usage('build', '-e', 'gcp', '--env-file', 'no'), /"no" of --env-file cannot be read/)
})

test('a folder without apps.yaml is told where there is one', async () => {
  const project = scratch({})
  const { code, errors } = await project.run('validate')
  assert.is(code, 2)
  assert.match(errors, /There is no file "apps\.yaml" here\.\n.*hint: /)
  project.remove()
})

test('validate looks at every environment, and at one when it is named', async () => {
  const wrong = appsYaml.replace('VERSION:-1.29', 'VERSION')
  const all = await ran(['validate'], { 'apps.yaml': wrong })
  assert.is(all.code, 1)
  assert.match(all.errors, /\(local, gcp\)/)
  assert.match((await ran(['validate', '-e', 'gcp'], { 'apps.yaml': wrong })).errors, /\(gcp\)/)
  assert.is((await ran(['validate', '--env', 'all'])).code, 0)
})

test('list says what there is', async () => {
  const { output } = await ran(['list'])
  assert.is(
    output,
    [
      'UNIT         NAMESPACE  ENVIRONMENTS',
      'apps/web     default    local, gcp',
      'apps/worker  default    local, gcp',
      '',
    ].join('\n'),
  )
})

test('list says that there are no entries, and explain that there are no objects', async () => {
  const empty = { 'apps.yaml': 'version: "2"\nenvironments:\n  local: {}\n' }
  await inFolder(empty, async folder => {
    assert.is((await folder.run('list')).errors, 'No entries.\n')
    assert.match(
      (await folder.run('explain', 'Deployment/web')).errors,
      /not found\.\n {2}hint: The environment has no objects\./,
    )
  })
})

test('list has lists in JSON, and says who is off', async () => {
  const files = { 'apps.yaml': appsYaml.replace('name: worker', 'name: worker\n    enabled: false') }
  const [web, worker] = JSON.parse((await ran(['list', '--format', 'json'], files)).output)
  assert.equal(web.environments, ['local', 'gcp'])
  assert.equal(worker.environments, [])
  assert.match((await ran(['list'], files)).output, /^apps\/worker +default +\(off\)$/m)
  const [row] = JSON.parse((await ran(['list', '-e', 'gcp', '--format', 'json'])).output)
  assert.equal(row.routes, [])
})

test('a table that is wider than the terminal becomes a block for each row', () => {
  const rows = [
    { unit: 'apps/web', image: 'nginx', routes: ['http://a', 'http://b'] },
    { unit: 'apps/worker', image: 'worker', routes: [] },
  ]
  const wide = 'UNIT         IMAGE   ROUTES\napps/web     nginx   http://a, http://b\napps/worker  worker\n'
  assert.is(table(rows), wide)
  assert.is(table(rows, 39), wide)
  assert.is(
    table(rows, 38),
    'apps/web\n  image   nginx\n  routes  http://a, http://b\n\napps/worker\n  image   worker\n',
  )
})

test('list says what becomes of it in an environment', async () => {
  const { output } = await ran(['list', '-e', 'gcp', '--format', 'json', '--var', 'VERSION=2'])
  const [web] = JSON.parse(output) as Record<string, string>[]
  assert.is(web!.object, 'Deployment/web')
  assert.is(web!.runs, 'nginx:2')
})

test('list has a row for each service of a stack, and how often it runs', async () => {
  const files = {
    'apps.yaml': 'version: "2"\nenvironments: { local: {} }\ncompose: [{ name: shop, path: shop }]\n',
    'shop/compose.yaml': `services:
  web: { image: "nginx:1.29", deploy: { replicas: 2 } }
  agent: { image: "agent:1", deploy: { mode: global } }
  seed: { image: "seed:1", deploy: { mode: replicated-job, replicas: 3 } }
`,
  }
  const { output } = await ran(['list', '-e', 'local', '--format', 'json'], files)
  assert.equal(
    JSON.parse(output).map(({ object, pods }: Record<string, string>) => [object, pods]),
    [
      ['Deployment/web', '2'],
      ['DaemonSet/agent', 'one on each node'],
      ['Job/seed', '3, to its end'],
    ],
  )
})

test('schema knows the environments of the file at hand', async () => {
  const { output } = await ran(['schema'])
  const { $defs } = JSON.parse(output) as { $defs: { App: { properties: Record<string, unknown> } } }
  assert.ok('gcp' in $defs.App.properties)
  assert.not('dev' in $defs.App.properties)
})

test('explain shows the value, who made it, and the line', async () => {
  const { output } = await ran(['explain', 'deployment/web', 'spec.template.spec.containers[0].image', '-e', 'gcp'])
  assert.match(output, /Deployment\/web \/spec\/template\/spec\/containers\/0\/image\n/)
  assert.match(output, /\n {2}nginx:1\.29\n/)
  assert.match(output, /workload in workload {2}emitted/)
  assert.match(output, /apps\.yaml:9:12 {2}apps\[0\]\.image\n {4}9 \| {5}image: nginx:\$\{VERSION:-1\.29\}\n/)
})

test('explain answers what does not exist with what was meant', async () => {
  assert.match(await usage('explain', 'Deploymnt/web', '-e', 'gcp'), /Did you mean "Deployment\/web"\?/)
  assert.match(
    await usage('explain', 'Deployment/web', '/spec/tmplate', '-e', 'gcp'),
    /Did you mean \/spec\/template\?/,
  )
})

test('only a terminal is coloured, NO_COLOR wins, FORCE_COLOR asks', async () => {
  const isColoured = async (isTerminal: boolean, variables: Surroundings['variables']) => {
    const errors: string[] = []
    const stream = { isTerminal, write: (text: string) => errors.push(text) }
    await ran(['biuld'], {}, { errors: stream, variables })
    return errors.join('').includes('\u001b[')
  }
  assert.is(await isColoured(false, {}), false)
  assert.is(await isColoured(true, {}), true)
  assert.is(await isColoured(true, { TERM: 'dumb' }), false)
  assert.is(await isColoured(true, { NO_COLOR: '1', FORCE_COLOR: '1' }), false)
  assert.is(await isColoured(false, { FORCE_COLOR: '1' }), true)
  assert.is(await isColoured(true, { FORCE_COLOR: '0' }), false)
})

test('words are completed with commands, options, environments and units', async () => {
  const completions = async (...words: readonly string[]) => (await ran(['__complete', ...words])).output.split('\n')
  assert.equal(await completions('b'), ['build', ''])
  assert.ok((await completions('build', '--')).includes('--env'))
  assert.equal(await completions('build', '--env', ''), ['local', 'gcp', ''])
  assert.equal(await completions('build', '-e', 'local,g'), ['local,gcp', ''])
  assert.equal(await completions('build', '--only', 'apps/wo'), ['apps/worker', ''])
  assert.equal(await completions('build', '-e', 'local', '--tag', ''), ['apps/web=', 'apps/worker=', ''])
  assert.equal(await completions('completion', ''), ['bash', 'zsh', 'fish', ''])
  assert.ok((await completions('build', '')).includes('--only'))
  assert.equal(await completions('explain', '-e', 'gcp', 'Deployment/w'), ['Deployment/web', 'Deployment/worker', ''])
  assert.equal(await completions('explain', 'Deployment/web', ''), [''])
  assert.not((await completions('build', '--strict', '')).includes('--strict'))
  assert.ok((await completions('build', '--var', 'A=1', '')).includes('--var'))
  assert.equal(await completions('help', 'va'), ['validate', ''])
  assert.equal(await completions('he'), ['help', ''])
  assert.equal(await completions('build', '--env', '', '-f', 'missing.yaml', '--env', ''), [''])
  assert.equal(await completions('build', '--output', ''), [''])
  assert.equal(await completions('explain', 'Dep'), ['Deployment/web', 'Deployment/worker', ''])
  assert.equal(await completions('biuld', ''), [''])
  for (const shell of ['bash', 'zsh', 'fish'])
    assert.match((await ran(['completion', shell])).output, /k3s-platform __complete/)
})

test('a value is completed in one word with its option, which bash takes for three', async () => {
  const completions = async (...words: readonly string[]) => (await ran(['__complete', ...words])).output.split('\n')
  assert.equal(await completions('build', '--env=l'), ['--env=local', ''])
  assert.equal(
    await completions('build', '--format='),
    ['pretty', 'json', 'github', 'sarif'].map(name => `--format=${name}`).concat(''),
  )
  assert.equal(await completions('build', '--env', '=', 'l'), ['local', ''])
  assert.equal(await completions('build', '--env', '='), ['local', 'gcp', ''])
  assert.equal(await completions('build', '--env', '=', 'local', '--only', '=', 'apps/wo'), ['apps/worker', ''])
  assert.equal(await completions('build', '--tag', 'apps/web', '=', ''), [''])
})

test.run()
