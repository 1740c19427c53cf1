import type { Compilation } from 'k3s-platform'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { compileText } from '../harness.ts'
import { ELSEWHERE } from './elsewhere.ts'
import type { Mistake } from './mistake.ts'
import { SHAPE } from './shape.ts'
import { VALUES } from './values.ts'
import { YAML } from './yaml.ts'

/**
 * Mistakes that people make. The report has each once, where its cause is, in the user's own words, with the corrected
 * text, as the error or the warning that it is.
 */
const test = suite('mistakes')

for (const mistake of [...YAML, ...SHAPE, ...VALUES, ...ELSEWHERE])
  test(mistake.what, async () => {
    const { diagnostics } = await compilation(mistake)
    const told = diagnostics.filter(({ severity }) => severity !== 'info')
    assert.is(told.length, 1, told.map(({ code, message }) => `${code}: ${message}`).join('\n'))
    const { code, severity, at, message, hint } = told[0]!
    assert.is(code, mistake.code)
    assert.is(severity, mistake.severity ?? 'error')
    assert.is(`${at?.line}:${at?.column}`, placeIn(mistake.text))
    assert.ok(message.includes(mistake.says), `${message} does not say ${mistake.says}`)
    assert.ok(hint?.includes(mistake.write), `${hint} does not say ${mistake.write}`)
  })

function compilation({ text, files, environment = 'local' }: Mistake): Promise<Compilation> {
  return compileText(text.replace('▸', ''), environment, { files })
}

function placeIn(text: string): string {
  const before = text.slice(0, text.indexOf('▸')).split('\n')
  return `${before.length}:${before.at(-1)!.length + 1}`
}

test.run()
