import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { root } from '../../scripts/build/root.ts'
import { allCodes } from '../../scripts/diagnostics/sources.ts'

const test = suite('docs/routing.md')
const page = readFileSync(join(root, 'docs/routing.md'), 'utf8')

test('it tells everything that the ingress plugins may say', () => {
  const codes = allCodes().filter(({ code }) => /^ingress-(haproxy|traefik)\//.test(code))
  assert.ok(codes.length > 30)
  for (const { code } of codes) assert.match(page, `[${code}](diagnostics.md#${code})`)
})

test.run()
