import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { root } from '../../scripts/build/root.ts'

const test = suite('docs/plugins.md')

test('its table has every name of the front, and no other', () => {
  const front = readFileSync(join(root, 'src/plugin-api/front.ts'), 'utf8')
  const exported = [...front.matchAll(/\{ ([^}]+) \}/g)].flatMap(([, names]) => names!.split(', '))
  const page = readFileSync(join(root, 'docs/plugins.md'), 'utf8')
  const [table] = /^## The names that you need\n\n((?:\|.*\n)+)/m.exec(page)!.slice(1)
  const listed = [...table!.matchAll(/`(\w+)`/g)].map(([, name]) => name!)
  assert.equal(listed.sort(), exported.map(name => name.replace('type ', '')).sort())
})

test.run()
