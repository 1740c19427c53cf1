import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { bundledProgram } from './bundled-program.ts'
import { appsYaml, type Scratch, scratch } from './recorded-world.ts'

const test = suite('build --watch')
const program = await bundledProgram()

/** A build that watches, and what it has said so far. */
interface Watching {
  readonly project: Scratch
  readonly process: ChildProcess
  /** Waits until something is said that was not there before, and answers with all that came since. */
  says(text: string | RegExp): Promise<string>
  read(path: string): string
}

/** Long enough for a machine that has other things to do; a test that fails takes it. */
const PATIENCE_MS = 20_000

async function watching(
  action: (watching: Watching) => Promise<void>,
  { files = {}, words = ['-e', 'gcp'] }: { files?: Readonly<Record<string, string>>; words?: readonly string[] } = {},
): Promise<void> {
  const project = scratch({ 'apps.yaml': appsYaml, ...files })
  const child = spawn(process.execPath, [program.file, 'build', '--watch', ...words], {
    cwd: project.folder,
    env: { PATH: process.env.PATH ?? '', HOME: project.folder },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let unread = ''
  let heard = () => {}
  const hear = (chunk: Buffer) => {
    unread += chunk
    heard()
  }
  child.stdout.on('data', hear)
  child.stderr.on('data', hear)
  const says = async (text: string | RegExp): Promise<string> => {
    const deadline = Date.now() + PATIENCE_MS
    const isSaid = () => (typeof text === 'string' ? unread.includes(text) : text.test(unread))
    while (!isSaid()) {
      if (Date.now() > deadline) throw new Error(`Not said: ${text}\nBut:\n${unread}`)
      await new Promise<void>(resolve => {
        heard = resolve
        setTimeout(resolve, 100)
      })
    }
    const said = unread
    unread = ''
    return said
  }
  try {
    await action({ project, process: child, says, read: path => readFileSync(join(project.folder, path), 'utf8') })
  } finally {
    child.kill('SIGKILL')
    project.remove()
  }
}

const DEPLOYMENT = 'argocd-state/gcp/apps/web/manifests.yaml'

test('an edit is built and told in one line; an edit that changes nothing is told too', () =>
  watching(async ({ project, says, read }) => {
    assert.match(await says('Ctrl-C ends'), /2 units · .* · 7 files changed/)
    project.write('apps.yaml', appsYaml.replace('1.29', '1.30'))
    assert.match(
      await says(/ ms\n/),
      /^apps\.yaml · 1 object and 2 files changed · 0 warnings(?: · \d+ infos?)? · \d+ ms\n$/,
    )
    assert.match(read(DEPLOYMENT), /image: nginx:1\.30/)
    project.write('apps.yaml', `${appsYaml.replace('1.29', '1.30')}# a comment\n`)
    assert.match(await says(/ ms\n/), /^apps\.yaml · 0 objects and 0 files changed · [^\n]+\n$/)
  }))

test('an editor that saves to another file and renames it is noticed, again and again', () =>
  watching(async ({ project, says, read }) => {
    await says('Ctrl-C ends')
    for (const version of ['1.30', '1.31', '1.32']) {
      project.write('apps.yaml.new', appsYaml.replace('1.29', version))
      renameSync(join(project.folder, 'apps.yaml.new'), join(project.folder, 'apps.yaml'))
      await says(/^apps\.yaml · 1 object and 2 files changed · [^\n]+\n$/)
      assert.match(read(DEPLOYMENT), new RegExp(`image: nginx:${version}`))
    }
  }))

test('mistakes are told once, the tree stays as it was, and the next good state is built', () =>
  watching(async ({ project, says, read }) => {
    await says('Ctrl-C ends')
    project.write('apps.yaml', appsYaml.replace('container_port: 80', 'container_port: many'))
    const told = await says(/ ms\n/)
    assert.match(told, /error\[[\s\S]+\napps\.yaml · the tree stays as it is · 1 error · /)
    assert.match(read(DEPLOYMENT), /image: nginx:1\.29/)
    project.write('apps.yaml', `# moved\n${appsYaml.replace('container_port: 80', 'container_port: many')}`)
    assert.match(await says(/ ms\n/), /^apps\.yaml · the tree stays as it is · 1 error · [^\n]+\n$/)
    project.write('apps.yaml', 'version: "2')
    assert.match(await says(/ ms\n/), /error\[config\/|error\[yaml\/|error\[/)
    rmSync(join(project.folder, 'apps.yaml'))
    assert.match(
      await says('There is no file'),
      /^apps\.yaml · the tree stays as it is\nerror: There is no file "apps\.yaml" here\.\n/,
    )
    project.write('apps.yaml', appsYaml.replace('1.29', '1.30'))
    await says(/apps\.yaml · 1 object and 2 files changed/)
    assert.match(read(DEPLOYMENT), /image: nginx:1\.30/)
  }))

test('a warning that a mistake hid is not repeated, and a new one is reported alone', () => {
  const withWarning = appsYaml.replace(
    'container_port: 80',
    'container_port: 80\n    probes: { liveness: { type: tcp, port: 81 } }',
  )
  return watching(
    async ({ project, says }) => {
      const warning = /warning\[[\w/-]+\]/g
      assert.is((await says('Ctrl-C ends')).match(warning)?.length, 1)
      project.write('apps.yaml', `${withWarning}  name: [`)
      assert.not.match(await says(/ ms\n/), warning)
      project.write('apps.yaml', withWarning.replace('1.29', '1.30'))
      assert.match(await says(/ ms\n/), /^apps\.yaml · 1 object and 2 files changed · 1 warning · [^\n]+\n$/)
    },
    { files: { 'apps.yaml': withWarning } },
  )
})

test('files that apps.yaml refers to count, missing ones and folders included', () =>
  watching(
    async ({ project, says, read }) => {
      await says('Ctrl-C ends')
      project.write('apps/shop/compose.yaml', 'services:\n  front:\n    image: nginx:1.29\n')
      await says(/^apps\/shop\/compose\.yaml · \d+ objects and \d+ files changed/)
      assert.match(read('argocd-state/gcp/compose/shop/manifests.yaml'), /image: nginx:1\.29/)
      rmSync(join(project.folder, 'apps'), { recursive: true })
      await says(/compose\.yaml[^\n]* · the tree stays as it is · 1 error/)
      project.write('apps/shop/compose.yaml', 'services:\n  front:\n    image: nginx:1.30\n')
      await says(/compose\.yaml[^\n]* · 1 object and 2 files changed/)
    },
    { files: { 'apps.yaml': `${appsYaml}compose:\n  - name: shop\n    path: apps/shop\n` } },
  ))

test('files of variables, the file of plugins and several environments count', () =>
  watching(
    async ({ project, says, read }) => {
      await says('Ctrl-C ends')
      writeFileSync(join(project.folder, 'versions.env'), 'VERSION=1.31\n')
      await says(/^versions\.env · 2 objects and 4 files changed/)
      for (const environment of ['local', 'gcp'])
        assert.match(read(`argocd-state/${environment}/apps/web/manifests.yaml`), /image: nginx:1\.31/)
      for (const owner of ['one', 'two']) {
        project.write(
          'k3s-platform.config.mjs',
          `export const plugins = [{ name: 'owner', apply: hooks => hooks.project.tap((_, context) => context.emit({
            apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'owner', namespace: 'default' }, data: { owner: '${owner}' } }, { unit: 'apps/web' })) }]`,
        )
        await says(/^Loaded plugins from (k3s-platform\.config\.mjs)\n\1 · 2 objects and [^\n]+\n$/)
        assert.match(read('argocd-state/gcp/apps/web/manifests.yaml'), new RegExp(`owner: ${owner}`))
      }
    },
    { files: { 'versions.env': 'VERSION=1.30\n' }, words: ['--all-envs', '--env-file', 'versions.env'] },
  ))

test('--quiet says only what is wrong', () =>
  watching(
    async ({ project, says, read }) => {
      const isBuilt = async (version: string) => {
        const deadline = Date.now() + PATIENCE_MS
        while (!existsSync(join(project.folder, DEPLOYMENT)) || !read(DEPLOYMENT).includes(version)) {
          assert.ok(Date.now() < deadline, `${version} was not built`)
          await new Promise(resolve => setTimeout(resolve, 50))
        }
      }
      await isBuilt('nginx:1.29')
      project.write('apps.yaml', appsYaml.replace('1.29', '1.30'))
      await isBuilt('nginx:1.30')
      project.write('apps.yaml', appsYaml.replace('container_port: 80', 'container_port: many'))
      assert.match(await says(/error\[/), /^error\[/)
    },
    { words: ['-e', 'gcp', '--quiet'] },
  ))

test('what the system does not tell of is noticed all the same: a file behind a link', () =>
  watching(
    async ({ project, says, read }) => {
      await says('Ctrl-C ends')
      symlinkSync('../../real/compose.yaml', join(project.folder, 'apps/shop/compose.yaml'))
      await says(/compose\.yaml · [1-9]/)
      project.write('real/compose.yaml', 'services:\n  front:\n    image: nginx:1.30\n')
      await says(/compose\.yaml · 1 object and 2 files changed/)
      assert.match(read('argocd-state/gcp/compose/shop/manifests.yaml'), /image: nginx:1\.30/)
    },
    {
      files: {
        'apps.yaml': `${appsYaml}compose:\n  - name: shop\n    path: apps/shop\n`,
        'apps/shop/.keep': '',
        'real/compose.yaml': 'services:\n  front:\n    image: nginx:1.29\n',
      },
    },
  ))

test('a file that is empty or gone for a moment is no mistake', () =>
  watching(async ({ project, says }) => {
    await says('Ctrl-C ends')
    const path = join(project.folder, 'apps.yaml')
    rmSync(path)
    await new Promise(resolve => setTimeout(resolve, 100))
    writeFileSync(path, appsYaml.replace('1.29', '1.30'))
    assert.not.match(await says(/1 object and 2 files changed[^\n]+\n/), /There is no file/)
  }))

test('whoever ends it is answered with 0', async () => {
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    await watching(async ({ process: child, says }) => {
      await says('Ctrl-C ends')
      child.kill(signal)
      const [code] = await once(child, 'exit')
      assert.is(code, 0)
    })
})

test('what cannot be watched is refused, and so is a file that is not there', async () => {
  const project = scratch({ 'apps.yaml': appsYaml })
  try {
    for (const word of ['--check', '--dry-run', '--loss-report']) {
      const { code, errors } = await project.run('build', '-e', 'gcp', '--watch', word)
      assert.is(code, 2)
      assert.match(errors, new RegExp(`"--watch" and "${word}" do not go together`))
    }
    assert.match((await project.run('build', '-w', '-e', 'gcp', '--format', 'json')).errors, /"--watch" is for people/)
    assert.match((await project.run('build', '-w', '-f', 'none.yaml')).errors, /There is no file "none\.yaml" here/)
  } finally {
    project.remove()
  }
})

test.after(() => program.remove())
test.run()
