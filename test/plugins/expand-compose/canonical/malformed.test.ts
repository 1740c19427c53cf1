import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { inLongForm } from './in-long-form.ts'

/** What is written, the code of what is said about it, and what is left of the service. */
const MALFORMED: readonly (readonly [string, string, unknown])[] = [
  ['ports: [abc, 80]', 'compose/malformed-port', { ports: [{ target: 80, protocol: 'tcp' }] }],
  ['ports: ["80/http"]', 'compose/malformed-port', { ports: [] }],
  ['ports: ["70000"]', 'compose/malformed-port', { ports: [] }],
  ['ports: [0]', 'compose/malformed-port', { ports: [] }],
  ['ports: [-80]', 'compose/malformed-port', { ports: [] }],
  ['ports: ["90-80"]', 'compose/malformed-port', { ports: [] }],
  ['ports: ["8000-8002:80-81"]', 'compose/malformed-port', { ports: [] }],
  ['ports: ["localhost:80:80"]', 'compose/malformed-port', { ports: [] }],
  ['ports: ["::1:8080:80"]', 'compose/malformed-port', { ports: [] }],
  ['ports: ["80:"]', 'compose/malformed-port', { ports: [] }],
  ['ports: [{published: 80}]', 'compose/missing-key', { ports: [] }],
  ['ports: [{target: 80, published: web}]', 'compose/malformed-port', { ports: [] }],
  ['ports: [{target: web}]', 'compose/malformed-number', { ports: [] }],
  ['expose: ["8080:80"]', 'compose/malformed-port', { expose: [] }],
  ['volumes: ["one:two:three:four"]', 'compose/malformed-volume', { volumes: [] }],
  ['volumes: ["data:"]', 'compose/malformed-volume', { volumes: [] }],
  ['volumes: [""]', 'compose/malformed-volume', { volumes: [] }],
  ['devices: ["a:b:c:d"]', 'compose/malformed-device', { devices: [] }],
  ['environment: ["A =1", B=2]', 'compose/malformed-variable', { environment: { B: '2' } }],
  ['environment: ["=1"]', 'compose/malformed-variable', { environment: {} }],
  ['extra_hosts: [nowhere]', 'compose/malformed-host', { extra_hosts: {} }],
  ['extra_hosts: {"a:b": 10.0.0.1}', 'compose/malformed-host', { extra_hosts: {} }],
  ['privileged: maybe', 'compose/malformed-boolean', {}],
  ['scale: many', 'compose/malformed-number', {}],
  ['scale: 1.5', 'compose/malformed-number', {}],
  ['command: echo "open', 'compose/malformed-command', {}],
  [
    'healthcheck: {test: [curl, localhost], retries: 2}',
    'compose/malformed-healthcheck',
    { healthcheck: { retries: 2 } },
  ],
  ['image: [a]', 'compose/wrong-type', {}],
  ['ports: 80', 'compose/wrong-type', {}],
  ['deploy: [a]', 'compose/wrong-type', {}],
]

for (const [yaml, code, left] of MALFORMED)
  test(`${yaml} is reported in its place, and left out`, () => {
    const { service, diagnostics } = inLongForm(yaml)
    assert.equal(
      diagnostics.map(diagnostic => [diagnostic.code, diagnostic.severity, diagnostic.at?.line]),
      [[code, 'error', 3]],
    )
    assert.equal(JSON.parse(JSON.stringify(service)), left)
  })

test('what Compose drops from a command is told', () => {
  const { service, diagnostics } = inLongForm('command: echo one && echo two')
  assert.equal(service.command, ['echo', 'one'])
  assert.equal([diagnostics[0]?.code, diagnostics[0]?.severity], ['compose/command-cut-short', 'warning'])
  assert.match(diagnostics[0]?.message ?? '', /"&& echo two" is dropped/)
})

test('options of a volume that Compose does not know are told', () => {
  const { service, diagnostics } = inLongForm('volumes: ["data:/a:ro,exec"]')
  assert.equal(service.volumes, [{ type: 'volume', source: 'data', target: '/a', read_only: true }])
  assert.equal([diagnostics[0]?.code, diagnostics[0]?.severity], ['compose/unknown-mount-option', 'warning'])
})

test.run()
