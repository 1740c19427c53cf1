import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { root } from '../../scripts/build/root.ts'
import { compileText } from '../harness.ts'
import { codeBlocks, pages } from './pages.ts'

const test = suite('samples in documents')
const readme = readFileSync(join(root, 'README.md'), 'utf8')

test('the first sample of README.md makes the tree and the objects that it names', async () => {
  const [sample] = codeBlocks(readme, 'yaml')
  const [tree] = codeBlocks(readme, 'text')
  const named = readme.slice(readme.indexOf('Each `manifests.yaml` has'), readme.indexOf('wakes on the first request'))
  for (const environment of ['local', 'gcp']) {
    const options = { tags: { every: '1.0' }, files: { 'apps/hello/Dockerfile': '' } }
    const { files, diagnostics } = await compileText(sample!, environment, options)
    assert.equal(
      diagnostics.filter(({ severity }) => severity !== 'info').map(({ message }) => message),
      [],
    )
    const shown = tree!.slice(tree!.indexOf(`── ${environment}\n`))
    for (const path of files.keys())
      for (const name of path.split(/\/(?!hello)/))
        assert.match(shown, name, `${environment}/${path} is not in the tree`)
    const manifests = files.get('apps/hello/manifests.yaml')!
    for (const [, kind] of manifests.matchAll(/^kind: (\w+)$/gm))
      if (kind !== 'Middleware') assert.match(named, kind!, `README does not name ${kind}`)
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
