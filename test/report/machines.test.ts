import { test } from 'uvu'
import * as assert from 'uvu/assert'
import type { Diagnostic } from '../../src/ir/diagnostic.ts'
import { githubReport } from '../../src/report/github.ts'
import { jsonReport } from '../../src/report/json.ts'
import { sarifReport } from '../../src/report/sarif.ts'
import { placeOf } from './places.ts'

const unknownKey: Diagnostic = {
  environments: ['gcp'],
  at: placeOf('strip_prefx', 'apps[0].ingress.strip_prefx'),
  message: 'Unknown key "strip_prefx".',
  hint: 'Did you mean "strip_prefix"?',
  related: [{ message: 'The app is here.', at: placeOf('fastapi', 'apps[0].name') }],
  severity: 'error',
  code: 'schema/unknown-key',
}
const told: Diagnostic = { code: 'some/info', severity: 'info', message: 'By the way.', entry: 'apps/fastapi' }

test('JSON has every diagnostic in order, its keys in order, and a schema version', () => {
  const report = JSON.parse(jsonReport([told, unknownKey]))
  assert.is(report.schemaVersion, 1)
  assert.equal(report.diagnostics, [unknownKey, told])
  assert.equal(Object.keys(report.diagnostics[0]), [
    'code',
    'severity',
    'message',
    'hint',
    'at',
    'related',
    'environments',
  ])
  assert.equal(JSON.parse(jsonReport([])).diagnostics, [])
})

test('JSON and SARIF have the fix', () => {
  const fix = { edits: [{ file: 'apps.yaml', line: 7, column: 7, length: 11, text: 'strip_prefix' }], isSafe: false }
  const json = JSON.parse(jsonReport([{ ...unknownKey, fix }]))
  assert.equal(json.diagnostics[0].fix, fix)
  const sarif = JSON.parse(sarifReport([{ ...unknownKey, fix }], { version: '1.0.0', folder: 'deploy' }))
  assert.equal(sarif.runs[0].results[0].fixes, [
    {
      description: { text: 'Did you mean "strip_prefix"?' },
      artifactChanges: [
        {
          artifactLocation: { uri: 'deploy/apps.yaml', uriBaseId: '%SRCROOT%' },
          replacements: [
            {
              deletedRegion: { startLine: 7, startColumn: 7, endColumn: 18 },
              insertedContent: { text: 'strip_prefix' },
            },
          ],
        },
      ],
    },
  ])
})

test('the report is the same whatever order the diagnostics came in', () => {
  const options = { version: '1.0.0', verbose: true }
  for (const report of [jsonReport, githubReport, sarifReport]) {
    assert.is(report([told, unknownKey], options), report([unknownKey, told], options), report.name)
  }
})

test('GitHub gets a workflow command for each, at its place in the repository', () => {
  assert.is(
    githubReport([unknownKey, told], { verbose: true, folder: 'deploy' }),
    `::error file=deploy/apps.yaml,line=7,col=7,title=schema/unknown-key::Unknown key "strip_prefx". (gcp)%0ADid you mean "strip_prefix"?
::notice title=some/info::By the way.
`,
  )
  assert.is(githubReport([told], { verbose: false }), '')
})

test('what GitHub would read as its own syntax is escaped', () => {
  const at = placeOf('apps', 'apps', { file: 'a,b: c%.yaml' })
  assert.is(
    githubReport([{ code: 'some/code', severity: 'warning', message: '100%, "a::b"\r\n::error::x', at }], {
      verbose: false,
    }),
    '::warning file=a%2Cb%3A c%25.yaml,line=2,col=1,title=some/code::100%25, "a::b"%0D%0A::error::x\n',
  )
})

test('SARIF names each rule once and points to regions', () => {
  const log = JSON.parse(sarifReport([told, unknownKey, told], { version: '1.2.3', folder: 'my deploy' }))
  const [run] = log.runs
  assert.is(log.version, '2.1.0')
  assert.equal(run.tool.driver, {
    name: 'k3s-platform',
    version: '1.2.3',
    rules: [
      { id: 'schema/unknown-key', shortDescription: { text: 'schema: unknown key' } },
      { id: 'some/info', shortDescription: { text: 'some: info' } },
    ],
  })
  assert.equal(run.results, [
    {
      ruleId: 'schema/unknown-key',
      ruleIndex: 0,
      level: 'error',
      message: { text: 'Unknown key "strip_prefx". Did you mean "strip_prefix"?' },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'my%20deploy/apps.yaml', uriBaseId: '%SRCROOT%' },
            region: { startLine: 7, startColumn: 7, endColumn: 18 },
          },
          logicalLocations: [{ fullyQualifiedName: 'apps[0].ingress.strip_prefx' }],
        },
      ],
      relatedLocations: [
        {
          id: 0,
          physicalLocation: {
            artifactLocation: { uri: 'my%20deploy/apps.yaml', uriBaseId: '%SRCROOT%' },
            region: { startLine: 3, startColumn: 11, endColumn: 18 },
          },
          message: { text: 'The app is here.' },
        },
      ],
      properties: { environments: ['gcp'] },
    },
    {
      ruleId: 'some/info',
      ruleIndex: 1,
      level: 'note',
      message: { text: 'By the way.' },
      properties: { entry: 'apps/fastapi' },
    },
  ])
})

test.run()
