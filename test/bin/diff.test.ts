import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { type Repository, repository } from '../diff/repository.ts'
import { contentsOf } from '../tree/scratch-folder.ts'

/** What is told of the change from `before.yaml` to `after.yaml`; `UPDATE=1` accepts what comes out. */
const folder = join(dirname(fileURLToPath(import.meta.url)), 'diff')
const test = suite('diff and what a build takes away')

const text = (name: string) => readFileSync(join(folder, name), 'utf8')

/** The program in a repository whose tree was built of `before.yaml`, after `apps.yaml` became `after.yaml`. */
async function afterChange(
  promise: (project: Repository) => Promise<void>,
  change = text('after.yaml'),
): Promise<void> {
  const project = repository({ 'apps.yaml': text('before.yaml') })
  try {
    assert.is((await project.run('build')).code, 0)
    project.commit('The tree')
    project.write('apps.yaml', change)
    await promise(project)
  } finally {
    project.remove()
  }
}

function assertIs(said: string, name: string): void {
  if (process.env.UPDATE) writeFileSync(join(folder, name), said)
  assert.fixture(said, text(name))
}

const transcripts: readonly [name: string, ...words: string[]][] = [
  ['pretty.txt', 'diff', '--base', 'HEAD'],
  ['against-the-tree.txt', 'diff'],
  ['markdown.md', 'diff', '--base', 'HEAD', '--format', 'markdown'],
  ['json.json', 'diff', '--base', 'HEAD', '--format', 'json'],
  ['only.txt', 'diff', '--base', 'HEAD', '--only', 'worker'],
  ['check.txt', 'build', '--check'],
]

for (const [name, ...words] of transcripts)
  test(`${words.join(' ')} says what is in ${name}`, () =>
    afterChange(async project => {
      const { code, output, errors } = await project.run(...words)
      assert.is(code, words.includes('--check') ? 3 : 0, errors)
      assertIs(output, name)
    }))

test('the answer is 3 only when it is asked for and there are differences', () =>
  afterChange(async project => {
    assert.is((await project.run('diff')).code, 0)
    assert.is((await project.run('diff', '--exit-code')).code, 3)
    assert.is((await project.run('diff', '--exit-code', '--only', 'web')).code, 3)
    project.write('apps.yaml', text('before.yaml').replace('  - name: web', '  # a remark\n  - name: web'))
    for (const words of [['diff'], ['diff', '--base', 'HEAD'], ['diff', '--base', 'HEAD', '--format', 'markdown']])
      assert.is((await project.run(...words, '--exit-code')).code, 0, words.join(' '))
    project.write('apps.yaml', 'version: "2"')
    assert.is((await project.run('diff', '--exit-code')).code, 1)
  }))

test('nothing is touched by asking', () =>
  afterChange(async project => {
    const before = contentsOf(project.folder)
    for (const [, ...words] of transcripts) await project.run(...words)
    const untold = (files: object) => Object.entries(files).filter(([path]) => !path.startsWith('.git/'))
    assert.equal(untold(contentsOf(project.folder)), untold(before))
  }))

test('colours are those of the other reports', () =>
  afterChange(async project => {
    assert.not.match((await project.run('diff')).output, COLOUR)
  }))

const COLOUR = new RegExp(String.fromCharCode(27))

test('a file that was edited so that nobody can read it is told, and so is one that is gone', () =>
  afterChange(async project => {
    project.write('argocd-state/gcp/apps/web/manifests.yaml', '{')
    project.delete('argocd-state/gcp/apps/worker/manifests.yaml')
    const { code, output } = await project.run('build', '--check')
    assert.is(code, 3)
    assert.match(output, /^edited {2}gcp\/apps\/web\/manifests\.yaml\nwrite {3}gcp\/apps\/worker\/manifests\.yaml$/m)
    assert.match(output, /^ {2}~ apps\/web\/manifests\.yaml$/m)
    assert.match(output, /^ {2}\+ Deployment\/worker in shop$/m)
  }, text('before.yaml')))

test('an edit of somebody is a difference like any other', () =>
  afterChange(async project => {
    const path = 'argocd-state/gcp/apps/web/manifests.yaml'
    const written = readFileSync(join(project.folder, path), 'utf8')
    project.write(path, written.replace('nginx:1.29', 'nginx:edited'))
    const { output } = await project.run('build', '--check')
    assert.match(output, /^edited {2}gcp\/apps\/web\/manifests\.yaml\n\n/)
    assert.match(output, /^apps\.yaml:11 {2}image: nginx:1\.29$/m)
    assert.match(output, /containers\[web\]\.image: nginx:edited → nginx:1\.29/)
    project.write(path, written.replaceAll('\n', '\r\n'))
    assert.is((await project.run('build', '--check')).code, 0)
    assert.is((await project.run('diff', '--exit-code')).code, 0)
  }, text('before.yaml')))

test('what a build takes away is a warning, with --strict an error, and allowed when it is meant', () =>
  afterChange(async project => {
    const tree = join(project.folder, 'argocd-state/gcp/apps')
    const strict = await project.run('build', '--strict')
    assert.is(strict.code, 1)
    assertIs(strict.errors, 'strict.txt')
    assert.ok(existsSync(join(tree, 'worker/manifests.yaml')))
    assert.is((await project.run('build', '--strict', '--dry-run')).code, 1)
    assert.match((await project.run('build', '--dry-run')).errors, /warning\[diff\/removes-unit\]/)
    assert.is((await project.run('build', '--strict', '--check')).code, 3)
    const allowed = await project.run('build', '--strict', '--allow-remove')
    assert.is(allowed.code, 0)
    assert.match(allowed.errors, /· 0 warnings · /)
    assert.not(existsSync(join(tree, 'worker')))
  }))

test('without --strict it is written, and said', () =>
  afterChange(async project => {
    const { code, errors } = await project.run('build')
    assert.is(code, 0)
    assert.match(
      errors,
      /^warning\[diff\/removes-unit\]: apps\/worker is removed from the tree of gcp, where apps\/jobber is new/,
    )
    assert.not(existsSync(join(project.folder, 'argocd-state/gcp/apps/worker')))
    assert.not.match((await project.run('build')).errors, /removes/)
  }))

test('outside of --only nothing goes, and nothing is said', () =>
  afterChange(async project => {
    const { code, errors } = await project.run('build', '--strict', '--only', 'web')
    assert.is(code, 0, errors)
    assert.ok(existsSync(join(project.folder, 'argocd-state/gcp/apps/worker/manifests.yaml')))
  }))

test('a unit that is switched off is told at its entry, at the level that the project wants', () =>
  afterChange(
    async project => {
      const { code, errors } = await project.run('build', '--strict')
      assert.is(code, 1)
      assert.match(
        errors,
        /error\[diff\/removes-unit\]: apps\/worker is removed from the tree of gcp\. \(gcp\)\n {2}--> apps\.yaml:28:11/,
      )
      project.write('apps.yaml', `${text('before.yaml')}    enabled: false\ndiagnostics: { diff/removes-unit: off }\n`)
      assert.is((await project.run('build', '--strict')).code, 0)
    },
    `${text('before.yaml')}    enabled: false\n`,
  ))

test.run()
