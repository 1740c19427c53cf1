import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { main } from '../../bin/main.ts'
import type { Tool } from '../../bin/tool.ts'
import { k3sPlatform } from '../../bin/tools/k3s-platform.ts'
import { k3sapp } from '../../bin/tools/k3sapp.ts'
import { k3scompose } from '../../bin/tools/k3scompose.ts'
import { k3sfn } from '../../bin/tools/k3sfn.ts'
import type { Ran } from './recorded-world.ts'
import { scratch } from './recorded-world.ts'
import { toolProject } from './tool-projects.ts'

const test = suite('k3sapp, k3scompose and k3sfn')
const TOOLS: readonly Tool[] = [k3sPlatform, k3sapp, k3scompose, k3sfn]

interface Shell {
  readonly folder: string
  /** Runs a line that begins with a tool's name, where one stands. */
  run(line: string, below?: string): Promise<Ran>
  /** The same, which must go well. */
  do(line: string, below?: string): Promise<Ran>
  read(path: string): string
  write(path: string, text: string): void
}

async function inProject(action: (shell: Shell) => Promise<void>, files = toolProject): Promise<void> {
  const { folder, remove, write } = scratch(files)
  const run = async (line: string, below = '.'): Promise<Ran> => {
    const [name, ...words] = line.split(' ')
    const output: string[] = []
    const errors: string[] = []
    const code = await main(TOOLS.find(tool => tool.name === name)!, words, {
      folder: join(folder, below),
      variables: {},
      input: { isTerminal: false, readLine: () => undefined, readAll: () => new Uint8Array() },
      output: { isTerminal: false, write: text => output.push(text) },
      errors: { isTerminal: false, write: text => errors.push(text) },
      now: () => 0,
    })
    return { code, output: output.join(''), errors: errors.join('') }
  }
  const well: Shell['do'] = async (...words) => {
    const ran = await run(...words)
    assert.is(ran.code, 0, `${words[0]}: ${ran.errors}`)
    return ran
  }
  try {
    await action({ folder, run, do: well, write, read: path => readFileSync(join(folder, path), 'utf8') })
  } finally {
    remove()
  }
}

/** Files below a folder, without the index of its tree. */
function filesIn(folder: string, path: string): readonly string[] {
  return readdirSync(join(folder, path), { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile() && !entry.name.startsWith('.'))
    .map(entry => join(entry.parentPath ?? entry.path, entry.name).slice(join(folder, path).length + 1))
    .sort()
}

const { 'apps.yaml': appsYaml, ...withoutAppsYaml } = toolProject
const api = 'apps/functions/functions/api.py'
const withRoute = {
  [api]: toolProject[api]!.replace(
    '@http',
    'from k3sfn import serverless\n\n\n@serverless(visibility="public")\n@http',
  ),
}

test('an entry is generated as the whole build writes it, in a folder of its name', () =>
  inProject(async shell => {
    await shell.do('k3s-platform build --env local')
    await shell.do('k3sapp generate apps/web --name web')
    await shell.do('k3scompose generate apps/shop -n shop -e local -o out')
    await shell.do('k3sfn generate apps/functions --name functions --output=out/')
    for (const [place, unit] of [
      ['generated/web', 'apps/web'],
      ['out/shop', 'compose/shop'],
      ['out/functions', 'serverless/functions'],
    ] as const) {
      const names = filesIn(shell.folder, place)
      assert.equal(names, filesIn(shell.folder, `argocd-state/local/${unit}`))
      for (const name of names)
        assert.is(shell.read(`${place}/${name}`), shell.read(`argocd-state/local/${unit}/${name}`), name)
    }
    assert.equal(filesIn(shell.folder, 'generated'), [
      'web/k3sapp.json',
      'web/kustomization.yaml',
      'web/manifests.yaml',
    ])
  }))

test('all entries of a kind are generated, and the folder of one that is switched off is emptied', () =>
  inProject(async shell => {
    const { errors } = await shell.do('k3sapp generate-all')
    assert.match(errors, /^2 apps from apps\.yaml · \d+ objects · 6 files changed/m)
    assert.equal(filesIn(shell.folder, 'generated').length, 6)
    await shell.do('k3sapp generate-all --env gcp')
    assert.equal(filesIn(shell.folder, 'generated'), [
      'web/k3sapp.json',
      'web/kustomization.yaml',
      'web/manifests.yaml',
    ])
    await shell.do('k3scompose generate-all --output stacks')
    assert.equal(filesIn(shell.folder, 'stacks'), [
      'shop/k3scompose.json',
      'shop/kustomization.yaml',
      'shop/manifests.yaml',
    ])
    await shell.do('k3sfn generate-all --output functions')
    assert.ok(filesIn(shell.folder, 'functions').includes('functions/Dockerfile'))
  }))

test('what somebody edited is not overwritten unasked, and what is stale goes', () =>
  inProject(async shell => {
    await shell.do('k3sapp generate apps/web --name web')
    shell.write('generated/web/manifests.yaml', 'edited\n')
    const { code, errors } = await shell.run('k3sapp generate apps/web --name web')
    assert.is(code, 1)
    assert.match(errors, /error\[tree\/edited-file\]: ".*web\/manifests\.yaml" was edited since it was written/)
    assert.is(shell.read('generated/web/manifests.yaml'), 'edited\n')
    await shell.do('k3sapp generate apps/web --name web --force')
    assert.match(shell.read('generated/web/manifests.yaml'), /kind: Deployment/)
  }))

test('in the tree of a build, the folder of a list belongs to that tree', () =>
  inProject(async shell => {
    await shell.do('k3sapp generate-all --env gcp --output ./argocd-state/gcp/apps/')
    await shell.do('k3scompose generate apps/shop --name shop --env gcp --output argocd-state/gcp/compose')
    await shell.do('k3s-platform build --env gcp')
    await shell.do('k3s-platform build --env gcp --check')
    shell.write('apps.yaml', appsYaml!.replace('name: web', 'name: site'))
    await shell.do('k3sapp generate-all --env gcp --output argocd-state/gcp/apps')
    await shell.do('k3s-platform build --env gcp --check')
    assert.equal(filesIn(shell.folder, 'argocd-state/gcp/apps'), [
      'site/k3sapp.json',
      'site/kustomization.yaml',
      'site/manifests.yaml',
    ])
  }))

test('options win over the entry and over its block for the environment', () =>
  inProject(
    async shell => {
      const web = await shell.do('k3sapp generate apps/web --name web --namespace blue --dry-run')
      assert.match(web.output, /namespace: blue/)
      assert.not.match(web.output, /namespace: (front|green)/)
      shell.write('apps/shop/other.yaml', 'services: { only: { image: "nginx:1.29" } }\n')
      const shop = await shell.do(
        'k3scompose generate apps/shop --name shop --compose-file other.yaml --namespace blue --dry-run',
      )
      assert.match(shop.output, /^ {2}name: only$/m)
      assert.not.match(shop.output, /name: store/)
      const functions = 'k3sfn generate apps/functions --name functions --dry-run'
      assert.match((await shell.do(functions)).output, /ingressClassName: traefik/)
      assert.match((await shell.do(`${functions} --ingress haproxy`)).output, /ingressClassName: haproxy/)
      shell.write(
        'apps.yaml',
        shell.read('apps.yaml').replace(/path: apps\/functions\n/, '$&    ingress: { class: traefik }\n'),
      )
      assert.match((await shell.do(`${functions} --ingress haproxy`)).output, /ingressClassName: haproxy/)
    },
    {
      ...toolProject,
      ...withRoute,
      'apps.yaml': appsYaml!.replace('namespace: front', 'namespace: front\n    local: { namespace: green }'),
    },
  ))

test('stacks and functions need no apps.yaml, and none of its entries', () =>
  inProject(
    async shell => {
      const alone = await shell.do('k3scompose generate apps/shop --name shop --env prod --dry-run')
      assert.match(alone.errors, /^compose\/shop without an apps\.yaml · /m)
      assert.match(
        alone.output,
        /# shop\/manifests\.yaml\n# Generated by k3s-platform from compose\/shop in the command line/,
      )
      const functions = await shell.do('k3sfn generate apps/functions --name f --ingress haproxy --dry-run')
      assert.match(functions.output, /ingressClassName: haproxy/)
      assert.match(functions.output, /host: localhost/)
      const inside = await shell.do('k3scompose generate . --name shop --env prod --dry-run', 'apps/shop')
      assert.is(inside.output, alone.output)
      const beside = await shell.do('k3scompose generate ../shop --name shop --env prod --dry-run', 'apps/web')
      assert.is(beside.output, alone.output)
      shell.write('apps.yaml', appsYaml!.replace(/compose:\n.*\n.*\n/, ''))
      const { errors } = await shell.do('k3scompose generate apps/shop --name own --env gcp --dry-run')
      assert.match(errors, /^compose\/own without an entry in apps\.yaml · /m)
    },
    { ...withoutAppsYaml, ...withRoute },
  ))

test('the nearest apps.yaml above is taken, and told', () =>
  inProject(async shell => {
    const { errors } = await shell.do('k3sapp generate web --name web', 'apps')
    assert.match(errors, /^apps\/web from \.\.\/apps\.yaml · /m)
    assert.ok(existsSync(join(shell.folder, 'apps/generated/web/manifests.yaml')))
    assert.match((await shell.do('k3sapp list', 'apps/web')).output, /apps\/web +front/)
    assert.match((await shell.do('k3sapp validate', 'apps')).errors, /4 units from \.\.\/apps\.yaml · 2 environments/)
    const wrong = await shell.run('k3sapp generate apps/web --name web', 'apps')
    assert.match(wrong.errors, /not "apps\/web"\.\n {2}hint: Write web, or/)
    shell.write('other.yaml', appsYaml!.replace('namespace: front', 'namespace: back'))
    const named = await shell.do('k3sapp generate web --name web --file ../other.yaml --dry-run', 'apps')
    assert.match(named.output, /namespace: back/)
  }))

test('the entry of a folder is found by the folder where that is asked for', () =>
  inProject(async shell => {
    const byName = await shell.do('k3sfn generate apps/functions --name functions --env gcp --dry-run')
    const byPath = await shell.do('k3sfn generate apps/functions --from-apps-yaml --env gcp --dry-run')
    assert.is(byPath.output, byName.output)
  }))

test('lists are of one kind, also as JSON', () =>
  inProject(async shell => {
    const units = async (line: string) =>
      (JSON.parse((await shell.do(line)).output) as { unit: string }[]).map(({ unit }) => unit)
    assert.equal(await units('k3sapp list --json'), ['apps/web', 'apps/cache'])
    assert.equal(await units('k3scompose list --format json'), ['compose/shop'])
    assert.equal(await units('k3scompose list --json --env gcp'), ['compose/shop', 'compose/shop'])
    assert.equal(await units('k3sfn list --json'), ['serverless/functions'])
    assert.match((await shell.do('k3sfn list apps/functions')).output, /^hello .* GET \/hello .*functions\/api\.py:5$/m)
    const [hello, nightly] = JSON.parse((await shell.do('k3sfn list apps/functions --json')).output)
    assert.is(hello.path, '/hello')
    assert.is(nightly.schedule, '0 3 * * *')
  }))

test('parse shows what was read, names of variables only', () =>
  inProject(async shell => {
    const { output } = await shell.do('k3scompose parse apps/shop --json')
    const { services, inactive, volumes, losses } = JSON.parse(output)
    assert.equal(services[0], {
      name: 'front',
      image: 'nginx:1.29',
      ports: [{ container: 80, host: '8080', protocol: 'tcp' }],
      volumes: [],
      environment: ['GREETING', 'LEVEL'],
      dependsOn: ['store'],
      networks: [],
      profiles: [],
    })
    assert.equal(services[1].volumes, [{ type: 'volume', source: 'data', target: '/var/lib/postgresql' }])
    assert.equal([inactive, volumes], [{ debugger: ['debug'] }, ['data']])
    assert.ok(losses.some(({ service }: { service: string }) => service === 'store'))
    const text = (await shell.do('k3scompose parse apps/shop')).output
    assert.match(text, /^front\n {2}image +nginx:1\.29\n {2}ports +8080:80\n {2}environment +GREETING\n/m)
    assert.not.match(text + output, /hidden-value/)
  }))

test('validate of a folder tells what is wrong with its entry, and nothing else', () =>
  inProject(async shell => {
    shell.write('apps/shop/compose.yaml', 'services: { front: { imag: x } }\n')
    assert.is((await shell.run('k3scompose validate')).code, 1)
    assert.is((await shell.run('k3scompose validate apps/shop')).code, 1)
    await shell.do('k3sfn validate apps/functions')
  }))

test('init writes an entry that builds, and keeps every other byte', () =>
  inProject(async shell => {
    const old = `# mine\r\n${appsYaml!.replace('  - name: shop', '  # the shop\n  - name: shop').replace(/\n/g, '\r\n')}`
    writeFileSync(join(shell.folder, 'apps.yaml'), `\ufeff${old}`, { mode: 0o640 })
    const { errors } = await shell.do('k3scompose init apps/shop --name second --env gcp --namespace blue')
    assert.match(errors, /^compose\/second written to apps\.yaml · 2 services/m)
    const text = shell.read('apps.yaml')
    const [, added] = /(\r\n\r\n {2}- name: second[\s\S]*)serverless:/.exec(text)!
    assert.is(text.replace(added!.slice(2), ''), `\ufeff${old}`)
    assert.match(added!, /namespace: blue[\s\S]* local:\r\n {6}enabled: false\r\n {4}gcp:\r\n {6}enabled: true\r\n/)
    await shell.do('k3s-platform build --all-envs')
    assert.ok(existsSync(join(shell.folder, 'argocd-state/gcp/compose/second/manifests.yaml')))
    assert.not.ok(existsSync(join(shell.folder, 'argocd-state/local/compose/second')))
    const again = await shell.run('k3scompose init apps/shop --name second')
    assert.is(again.code, 2)
    assert.is(shell.read('apps.yaml'), text)
  }))

test('init makes apps.yaml, every key of which holds when it is uncommented', () =>
  inProject(async shell => {
    await shell.do('k3scompose init apps/shop --name shop --env local,prod')
    await shell.do('k3s-platform build --all-envs')
    const text = shell.read('apps.yaml')
    const all = text.replace(/^( +)# ((?: {2})*(?:- )?[a-z_]+:(?: [^ ].*)?)$/gm, '$1$2')
    for (const key of [
      'namespace: shop',
      'profiles: \\[debug\\]',
      'visibility: internal',
      'storage_class',
      'policy: strict',
    ])
      assert.match(all, new RegExp(`^ +${key}`, 'm'))
    shell.write('apps.yaml', all)
    await shell.do('k3s-platform validate')
    assert.is((await shell.run('k3scompose init ../elsewhere --name x', 'apps')).code, 2)
  }, withoutAppsYaml))

test('init without a name takes that of the folder; printed, nothing is written', () =>
  inProject(async shell => {
    const { output } = await shell.do('k3scompose init . --dry-run', 'apps/shop')
    assert.match(output, /^- name: shop\n {2}path: \.\n {2}compose_file: compose\.yaml\n/)
    assert.not.ok(existsSync(join(shell.folder, 'apps/shop/apps.yaml')))
    mkdirSync(join(shell.folder, 'apps/My_Stack.2'))
    shell.write('apps/My_Stack.2/compose.yaml', 'services: { web: { image: "nginx:1.29" } }\n')
    await shell.do('k3scompose init apps/My_Stack.2')
    assert.match(shell.read('apps.yaml'), /- name: my-stack-2\n {4}path: apps\/My_Stack\.2\n/)
  }, withoutAppsYaml))

test('a list in brackets is not touched; the entry is printed for whoever writes it there', () =>
  inProject(async shell => {
    const text = 'version: "2"\nenvironments: { local: {} }\ncompose: [{ name: a, path: apps/shop }]\n'
    shell.write('apps.yaml', text)
    const { code, output, errors } = await shell.run('k3scompose init apps/shop --name b')
    assert.is(code, 1)
    assert.match(output, /^- name: b\n/)
    assert.match(errors, /"compose" in apps\.yaml cannot be extended/)
    assert.is(shell.read('apps.yaml'), text)
  }))

test('words are completed with the names of their kind', () =>
  inProject(async shell => {
    const completions = async (line: string, below?: string) => (await shell.do(line, below)).output.trim().split('\n')
    assert.equal(await completions('k3sapp __complete generate apps/web --name '), ['web', 'cache'])
    assert.equal(await completions('k3scompose __complete generate x -n '), ['shop'])
    assert.equal(await completions('k3sfn __complete generate x --ingress='), [
      '--ingress=traefik',
      '--ingress=haproxy',
    ])
    assert.equal(await completions('k3sfn __complete generate x --env ', 'apps'), ['local', 'gcp'])
    assert.equal(await completions('k3scompose __complete p'), ['parse'])
    for (const tool of ['k3sapp', 'k3scompose', 'k3sfn'])
      assert.match(
        (await shell.do(`${tool} completion bash`)).output,
        new RegExp(`^complete .* -F _${tool} ${tool}$`, 'm'),
      )
  }))

test.run()
