import { stripVTControlCharacters } from 'node:util'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import type { Diagnostic } from '../../src/ir/diagnostic.ts'
import { palette } from '../../src/report/palette.ts'
import { prettyReport } from '../../src/report/pretty.ts'
import { appsYaml, placeOf } from './places.ts'

const unknownKey: Diagnostic = {
  code: 'schema/unknown-key',
  severity: 'error',
  message: 'Unknown key "strip_prefx".',
  hint: 'Did you mean "strip_prefix"?',
  at: placeOf('strip_prefx', 'apps[0].ingress.strip_prefx'),
}

test('a diagnostic shows its code, its place, the lines there and what to do', () => {
  reportIs(
    [unknownKey],
    `error[schema/unknown-key]: Unknown key "strip_prefx".
  --> apps.yaml:7:7  apps[0].ingress.strip_prefx

  6 |       path: /fastapi
  7 |       strip_prefx: true
    |       ^^^^^^^^^^^
  hint: Did you mean "strip_prefix"?
`,
  )
})

test('environments, the rule that made the value and related places are named', () => {
  reportIs(
    [
      {
        code: 'resources/memory',
        severity: 'warning',
        message: 'The memory "512mb" is no quantity.',
        hint: 'Write 512Mi or 512M.',
        at: { ...placeOf('512mb', 'apps[0].resources.memory'), rule: 'defaults/memory' },
        related: [{ message: 'The app is here.', at: placeOf('fastapi', 'apps[0].name') }],
        environments: ['gcp', 'dev'],
      },
    ],
    `warning[resources/memory]: The memory "512mb" is no quantity. (gcp, dev)
  --> apps.yaml:8:26  apps[0].resources.memory  (by the rule defaults/memory)

  7 |       strip_prefx: true
  8 |     resources: { memory: 512mb }
    |                          ^^^^^
  hint: Write 512Mi or 512M.

  ::: apps.yaml:3:11  The app is here.

  3 |   - name: fastapi
    |           ^^^^^^^
`,
  )
})

test('without the source there is no frame, and without a place the entry is named', () => {
  reportIs(
    [
      { ...unknownKey, at: { ...unknownKey.at!, file: 'other.yaml' } },
      { code: 'build/image', severity: 'error', message: 'No image.\nNor a folder.', entry: 'apps/fastapi' },
      { code: 'build/nothing', severity: 'error', message: 'Nothing to build.' },
    ],
    `error[schema/unknown-key]: Unknown key "strip_prefx".
  --> other.yaml:7:7  apps[0].ingress.strip_prefx
  hint: Did you mean "strip_prefix"?

error[build/image]: No image.
  Nor a folder.
  in apps/fastapi

error[build/nothing]: Nothing to build.
`,
  )
})

test('the same said of several places shows one frame and lists the other places', () => {
  const other = placeOf('strip_prefx', 'apps[1].strip_prefx', { line: 10 })
  reportIs(
    [{ ...unknownKey, at: other, environments: ['gcp'] }, unknownKey],
    `error[schema/unknown-key]: Unknown key "strip_prefx".
  --> apps.yaml:7:7  apps[0].ingress.strip_prefx

  6 |       path: /fastapi
  7 |       strip_prefx: true
    |       ^^^^^^^^^^^
  hint: Did you mean "strip_prefix"?
  and 1 more:
    apps.yaml:10:21  apps[1].strip_prefx (gcp)
`,
  )
})

test('of warnings at most five other places are listed, of errors and when verbose all of them', () => {
  const unused: Diagnostic = { ...unknownKey, severity: 'warning' }
  const many = Array.from({ length: 12 }, (_, line) => ({ ...unused, at: { ...unknownKey.at!, line: line + 20 } }))
  const [brief, verbose] = [false, true].map(verbose => report(many, { verbose }).split('\n'))
  assert.equal(brief!.slice(3), [
    '  and 11 more:',
    '    apps.yaml:21:7  apps[0].ingress.strip_prefx',
    '    apps.yaml:22:7  apps[0].ingress.strip_prefx',
    '    apps.yaml:23:7  apps[0].ingress.strip_prefx',
    '    apps.yaml:24:7  apps[0].ingress.strip_prefx',
    '    apps.yaml:25:7  apps[0].ingress.strip_prefx',
    '    … and 6 more, which --verbose lists',
    '',
  ])
  const listed = (lines: readonly string[]) => lines.filter(line => line.startsWith('    apps.yaml:')).length
  assert.is(listed(verbose!), 11)
  const errors = many.map((one): Diagnostic => ({ ...one, severity: 'error' }))
  assert.is(listed(report(errors).split('\n')), 11)
})

test('up to three different sentences of one rule are told in full, more in one list', () => {
  const odd = (app: string): Diagnostic => ({
    code: 'app/odd',
    severity: 'warning',
    message: `App "${app}" is odd.`,
    hint: `Make "${app}" even.`,
    entry: `apps/${app}`,
  })
  assert.is(report(['a', 'b', 'c'].map(odd)).match(/warning\[app\/odd\]/g)?.length, 3)
  reportIs(
    ['d', 'c', 'b', 'a'].map(odd),
    `warning[app/odd]: App "a" is odd.
  in apps/a
  hint: Make "a" even.
  and 3 more:
    apps/b  App "b" is odd. Make "b" even.
    apps/c  App "c" is odd. Make "c" even.
    apps/d  App "d" is odd. Make "d" even.
`,
  )
})

test('an error and a warning of one code are told apart', () => {
  const both = report([unknownKey, { ...unknownKey, severity: 'warning' }])
  assert.match(both, /^error\[schema\/unknown-key\]/m)
  assert.match(both, /^warning\[schema\/unknown-key\]/m)
})

test('infos are told when verbose only, and nothing is an empty report', () => {
  const told: Diagnostic = { code: 'some/info', severity: 'info', message: 'By the way.' }
  assert.is(report([told]), '')
  assert.is(report([told], { verbose: true }), 'info[some/info]: By the way.\n')
  assert.is(report([]), '')
})

test('colours change nothing but the colour', () => {
  const coloured = prettyReport([unknownKey], { sources: sources(), palette: palette(true), verbose: false })
  assert.ok(coloured.startsWith('\u001b[1;31merror[schema/unknown-key]\u001b[22;39m: '))
  assert.is(stripVTControlCharacters(coloured), report([unknownKey]))
})

test('what a user wrote cannot steer the terminal', () => {
  const text = report([{ ...unknownKey, message: 'Unknown key "\u001b[2J".', hint: '\u202e' }])
  assert.match(text, 'Unknown key "\ufffd[2J".')
  assert.not.match(text, '\u001b')
  assert.not.match(text, '\u202e')
})

function reportIs(diagnostics: readonly Diagnostic[], expected: string): void {
  assert.is(report(diagnostics), expected)
}

function report(diagnostics: readonly Diagnostic[], { verbose = false } = {}): string {
  return prettyReport(diagnostics, { sources: sources(), palette: palette(false), verbose })
}

function sources(): ReadonlyMap<string, string> {
  return new Map([['apps.yaml', appsYaml]])
}

test.run()
