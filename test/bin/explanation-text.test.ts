import { explain, palette } from 'k3s-platform'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { explanationText } from '../../bin/explanation-text.ts'
import { compileText } from '../harness.ts'

const test = suite('explanation for people')
const script = `first\\nsecond ${'x'.repeat(200)}`

test('a value that was asked for is shown whole, each of its lines on one', async () => {
  const text = await told('spec.template.spec.containers[0].command[2]')
  assert.match(text, `\n\n  first\n  second ${'x'.repeat(200)}\n\nMade by\n`)
})

test('in a table it is cut to its column', async () => {
  assert.match(
    await told('spec.template.spec.containers[0]'),
    /\n {2}\/command\/2 +first\\nsecond x{45}… +apps\.yaml:6\n/,
  )
})

test('of a long line of a file it shows what is around the place', async () => {
  const [, line = ''] = /\n {4}6 \| (.*)\n/.exec(await told('spec.template.spec.containers[0].command[2]')) ?? []
  assert.is(line.length, 101)
  assert.match(line, /"-c", "first\\nsecond x+…$/)
})

test('what would move the cursor is written out', async () => {
  const text = await told('spec.template.spec.containers[0].env[0].value')
  assert.match(text, '\n  \\u001b[2J\\u009b\n')
})

async function told(field: string): Promise<string> {
  const compilation = await compileText(
    `version: "2"
environments: { local: {} }
apps:
  - name: web
    image: ghcr.io/example/web:1.0.0
    container: { command: [sh, "-c", "${script}"] }
    environment: { CLEAR: "\\e[2J\\x9b" }
`,
    'local',
  )
  const answer = explain(compilation, 'Deployment/web', field)
  if ('message' in answer) throw new Error(answer.message)
  return explanationText(answer, compilation, palette(false))
}

test.run()
