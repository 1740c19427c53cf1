import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { inFolder } from './recorded-world.ts'

const test = suite('explain <code>')

test('a code is explained anywhere, without an apps.yaml', () =>
  inFolder({}, async ({ run }) => {
    const { code, output, errors } = await run('explain', 'yaml/duplicate-key')
    assert.is(code, 0)
    assert.is(errors, '')
    assert.match(output, /^yaml\/duplicate-key\n\nerror\. /)
    assert.match(output, /apps\.yaml:\d+:\d+/)
    assert.not.match(output, /```|\]\(|From the fixture/)
  }))

test('a code that does not exist gets a suggestion', () =>
  inFolder({}, async ({ run }) => {
    const { code, errors } = await run('explain', '--code', 'yaml/duplicate-kye')
    assert.is(code, 2)
    assert.match(errors, 'There is no diagnostic with the code "yaml/duplicate-kye".')
    assert.match(errors, 'yaml/duplicate-key')
  }))

test.run()
