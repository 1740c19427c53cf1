import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { pythons } from '../../scripts/test-python/pythons.ts'
import { fullComparison } from './discovery/full-comparison.ts'
import { readLibraries } from './discovery/read-libraries.ts'

/** What discovery finds and bears, with every Python that is there, in full. */
const test = suite('discovery with every Python')

for (const { version, program } of pythons(process.env)) {
  test(`no file of Python ${version} and of its packages makes reading fail`, () => {
    const { files, failures } = readLibraries(program)
    assert.equal(failures, [])
    assert.ok(files > 500)
  })

  test(`Python ${version} finds the functions and decorators that reading finds`, () => {
    const { passed, failed, lines } = fullComparison(program, 60)
    assert.is(failed, 0, lines.join('\n'))
    assert.ok(passed > 1000)
  })
}

test.run()
