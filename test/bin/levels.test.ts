import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { appsYaml, type Ran, scratch } from './recorded-world.ts'

const test = suite('levels')

/** One warning, for a dependency that is off, and infos. */
const withWarning = appsYaml
  .replace('    scaling:\n', '    depends_on: [{ name: worker, type: apps }]\n    scaling:\n')
  .concat('    enabled: false\n')
const withError = withWarning.replace('image: ghcr', 'imag: ghcr')

async function ran(text: string, ...words: readonly string[]): Promise<Ran> {
  const project = scratch({ 'apps.yaml': text })
  try {
    return await project.run(...words)
  } finally {
    project.remove()
  }
}

const severities = (text: string) => [
  ...new Set([...text.matchAll(/^(error|warning|info)\[/gm)].map(match => match[1])),
]

for (const command of ['build', 'validate']) {
  const run = (text: string, ...words: readonly string[]) => ran(text, command, '-e', 'gcp', ...words)

  test(`${command} tells errors and warnings, and a summary in one line`, async () => {
    const { code, errors } = await run(withWarning)
    assert.is(code, 0)
    assert.equal(severities(errors), ['warning'])
    assert.match(errors, / · 1 warning · 2 infos · 0 ms$/m)
  })

  test(`${command} --verbose also tells infos`, async () => {
    for (const option of ['-v', '--verbose'])
      assert.equal(severities((await run(withWarning, option)).errors), ['info', 'warning'])
  })

  test(`${command} --quiet tells errors alone, without a summary`, async () => {
    for (const option of ['-q', '--quiet'])
      assert.equal(await run(withWarning, option), { code: 0, output: '', errors: '' })
    const { code, errors } = await run(withError, '--quiet', '--verbose')
    assert.is(code, 1)
    assert.equal(severities(errors), ['error'])
    assert.not.match(errors, / ms\n/)
  })

  test(`${command} --strict makes errors of warnings, not of infos, and --quiet tells them`, async () => {
    const { code, errors } = await run(withWarning, '--strict', '--quiet')
    assert.is(code, 1)
    assert.equal(severities(errors), ['error'])
    assert.is((await run(appsYaml, '--strict')).code, 0)
  })

  test(`${command} tells programs what was asked for, and nothing else`, async () => {
    const told = async (...words: readonly string[]) => {
      const { output, errors } = await run(withWarning, '--format', 'json', ...words)
      assert.is(errors, '')
      const { diagnostics } = JSON.parse(output) as { diagnostics: { severity: string }[] }
      return [...new Set(diagnostics.map(({ severity }) => severity))].sort()
    }
    assert.equal(await told(), ['info', 'warning'])
    assert.equal(await told('--quiet'), [])
    assert.equal(await told('--strict'), ['error', 'info'])
  })
}

test.run()
