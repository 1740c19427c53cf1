import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { discovered, inBrief } from './discovered.ts'
import { MISTAKES } from './mistakes.ts'

const test = suite('discovery: mistakes')

for (const [name, { text, said }] of Object.entries(MISTAKES))
  test(name, () => {
    const { functions, diagnostics } = discovered(text)
    assert.equal(diagnostics.map(inBrief), said)
    for (const { message, hint } of diagnostics) {
      assert.match(message, /^["A-Z@].*\.$/)
      assert.ok(hint)
    }
    if (diagnostics.some(({ severity }) => severity === 'error'))
      assert.equal(
        functions.filter(({ name, line }) => diagnostics.some(({ at }) => at!.line === line && at!.path === name)),
        [],
      )
  })

test.run()
