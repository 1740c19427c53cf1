import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { root } from '../../scripts/build/root.ts'
import { compileText } from '../harness.ts'
import { codeBlocks, pages } from './pages.ts'

const test = suite('samples in documents')
const readme = readFileSync(join(root, 'README.md'), 'utf8')

test('the sample of README.md makes the tree that it shows', async () => {
  const [sample] = codeBlocks(readme, 'yaml')
  const tree = codeBlocks(readme, 'text').find(block => block.startsWith('argocd-state/'))!
  for (const environment of ['local', 'gcp']) {
    const { files, diagnostics } = await compileText(sample!, environment, { tags: { every: '1.0' } })
    assert.equal(
      diagnostics.filter(({ severity }) => severity === 'error').map(({ message }) => message),
      [],
    )
    assert.equal(
      [...files.keys()],
      ['apps/hello/k3sapp.json', 'apps/hello/kustomization.yaml', 'apps/hello/manifests.yaml', 'kustomization.yaml'],
    )
    const kinds = [...files.get('apps/hello/manifests.yaml')!.matchAll(/^kind: (\w+)$/gm)].map(([, kind]) => kind)
    const shown = tree.slice(tree.indexOf(`── ${environment}/`))
    assert.is(/ manifests\.yaml +([\w, ]+)/.exec(shown)?.[1], kinds.join(', '))
  }
})

test('the first file of the guide compiles', async () => {
  const [sample] = codeBlocks(readFileSync(join(root, 'docs/apps-yaml.md'), 'utf8'), 'yaml')
  const { ok } = await compileText(sample!, 'local')
  assert.ok(ok)
})

test('code that names its file is what the file has', () => {
  let compared = 0
  for (const { file, text } of pages())
    for (const block of codeBlocks(text, 'ts')) {
      const [, path, code] = /^\/\/ (\S+\.ts)\n([\s\S]*)$/.exec(block) ?? []
      if (path === undefined) continue
      compared++
      assert.ok(code === readFileSync(join(root, path), 'utf8'), `${file} shows another ${path}`)
    }
  assert.ok(compared > 1)
})

test.run()
