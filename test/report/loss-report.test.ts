import { test } from 'uvu'
import * as assert from 'uvu/assert'
import type { Diagnostic } from '../../src/ir/diagnostic.ts'
import type { Project } from '../../src/ir/project.ts'
import { jsonReport } from '../../src/report/json.ts'
import { lossReport, type Translated } from '../../src/report/loss-report.ts'
import { lossReportText } from '../../src/report/loss-report-text.ts'
import { palette } from '../../src/report/palette.ts'
import { placeOf } from './places.ts'

const source = `services:
  web:
    ports: ["8080:80"]
    init: true
  "my.app":
    init: true
`
const file = 'shop/compose.yaml'
const at = (text: string, path: string, line = 0) => placeOf(text, path, { source, file, line })
const entry = 'compose/shop'
const port: Diagnostic = {
  code: 'compose/published-port',
  severity: 'info',
  message: 'The port is not shown.',
  hint: 'Use an ingress.',
  at: at('8080', 'services.web.ports[0]'),
  loss: 'approximated',
  entry,
  service: 'web',
}
const init = (line: number, path: string): Diagnostic => ({
  code: 'compose/ignored-key',
  severity: 'info',
  message: '"init" has no meaning here.',
  at: at('init', path, line),
  loss: 'dropped',
  entry,
})

function translated(environment: string, said: readonly Diagnostic[], rest: Partial<Translated> = {}): Translated {
  const inEnvironment = (list: readonly Diagnostic[]) => list.map(one => ({ ...one, environments: [environment] }))
  return { environment, diagnostics: inEnvironment(said), silenced: inEnvironment(rest.silenced ?? []), ...rest }
}

test('losses are sorted by place, counted, and given to their services', () => {
  const [stack, ...others] = lossReport([
    translated('local', [init(6, 'services["my.app"].init'), init(4, 'services.web.init'), port]),
  ])
  assert.equal(others, [])
  assert.is(stack!.unit, entry)
  assert.is(stack!.approximated, 1)
  assert.is(stack!.dropped, 2)
  assert.equal(
    stack!.losses.map(({ at: place, service }) => [place!.line, service]),
    [
      [3, 'web'],
      [4, 'web'],
      [6, 'my.app'],
    ],
  )
})

test('what holds in several environments is told once, whatever its level there', () => {
  const [stack] = lossReport([
    translated('local', [port]),
    translated('dev', [{ ...port, severity: 'error' }]),
    { ...translated('gcp', []), silenced: [{ ...port, environments: ['gcp'] }] },
  ])
  assert.equal(stack!.losses.length, 1)
  assert.equal(stack!.losses[0]!.environments, ['local', 'dev', 'gcp'])
  assert.equal(stack!.environments, ['local', 'dev', 'gcp'])
})

test('one place that several services share is told of each', () => {
  const shared = init(4, 'x-base.init')
  const [stack] = lossReport([
    translated('local', [
      { ...shared, service: 'a' },
      { ...shared, service: 'b' },
    ]),
  ])
  assert.equal(
    stack!.losses.map(({ service }) => service),
    ['a', 'b'],
  )
})

test('what is no loss, and what is about other entries, is not in it', () => {
  const { loss: _, ...kept } = port
  assert.equal(lossReport([translated('local', [kept])])[0]!.losses, [])
  assert.equal(lossReport([translated('local', [{ ...port, entry: 'apps/shop' }])]), [])
})

test('a stack without losses is there, and one with errors is not complete', () => {
  const project = { units: [{ unit: 'compose/plain' }, { unit: 'apps/web' }] } as unknown as Project
  const [plain, shop] = lossReport([
    { ...translated('local', [{ code: 'compose/no-image', severity: 'error', message: 'No image.', entry }]), project },
  ])
  assert.equal([plain!.unit, plain!.complete, plain!.losses], ['compose/plain', true, []])
  assert.equal([shop!.unit, shop!.complete, shop!.losses], ['compose/shop', false, []])
})

test('the text has a block for each stack and service, with places, hints and differing environments', () => {
  const project = { units: [{ unit: 'compose/plain' }] } as unknown as Project
  const compilations = [
    { ...translated('local', [port, init(6, 'services["my.app"].init')]), project },
    { ...translated('gcp', [port]), project },
  ]
  assert.is(
    lossReportText(lossReport(compilations), palette(false)),
    `compose/plain: nothing approximated, nothing dropped

compose/shop: 1 approximated, 1 dropped
  web
    approximated  shop/compose.yaml:3:14  services.web.ports[0]
      The port is not shown.
      hint: Use an ingress.
  my.app
    dropped       shop/compose.yaml:6:5  services["my.app"].init (local)
      "init" has no meaning here.
`,
  )
  assert.is(lossReportText([], palette(false)), 'There is no compose stack.\n')
})

test('JSON has it beside the diagnostics, which tell their losses as well', () => {
  const compilation = translated('local', [port])
  const { diagnostics, lossReport: told } = JSON.parse(
    jsonReport(compilation.diagnostics, { losses: lossReport([compilation]) }),
  )
  assert.equal(diagnostics, compilation.diagnostics)
  const { severity: _, entry: __, ...loss } = compilation.diagnostics[0]!
  assert.equal(told, [
    { unit: entry, environments: ['local'], complete: true, approximated: 1, dropped: 0, losses: [loss] },
  ])
  assert.not('lossReport' in JSON.parse(jsonReport([])))
})

test.run()
