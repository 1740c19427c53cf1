import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { root } from '../../scripts/build/root.ts'
import { PARAMETERS } from '../../src/plugins/expand-serverless/discover/functions/parameters.ts'

const test = suite('docs/functions.md')
const page = readFileSync(join(root, 'docs/functions.md'), 'utf8')

for (const [decorator, parameters] of Object.entries(PARAMETERS))
  test(`@${decorator} has the parameters that it has`, () => {
    const rows = Object.entries(parameters).map(([name, { type, required, default: value, summary }]) => {
      const without = required ? 'required' : value === undefined ? 'from apps.yaml' : `\`${value}\``
      return `| \`${name}\` | \`${type.replaceAll('|', '\\|')}\` | ${without} | ${summary} |`
    })
    assert.fixture(rowsBelow(`### @${decorator}`).join('\n'), rows.join('\n'))
  })

test('every variable of the runtime is there', () => {
  const folder = join(root, 'runtime/python')
  const readme = readFileSync(join(folder, 'README.md'), 'utf8')
  const variables = new Set(readme.match(/\bK3SFN_(?!TEST)[A-Z_]+\b/g))
  assert.ok(variables.size > 10)
  const unset = ['K3SFN_QUEUE_SENTINEL_USERNAME']
  assert.equal(
    [...variables].filter(name => !page.includes(`\`${name}\``) && !unset.includes(name)),
    [],
  )
})

/** The rows of the table below a heading, without its head. */
function rowsBelow(heading: string): readonly string[] {
  const [, below = ''] = page.split(`\n${heading}\n`)
  return below
    .split(/\n#/)[0]!
    .split('\n')
    .filter(line => line.startsWith('|'))
    .slice(2)
}

test.run()
