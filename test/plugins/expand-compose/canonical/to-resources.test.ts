import type { Diagnostic } from 'k3s-platform/plugin'
import { originsOf } from 'k3s-platform/plugin'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { type Resources, toResources } from '../../../../src/plugins/expand-compose/canonical/to-resources.ts'
import { nodeOf } from '../../../node-of.ts'

function read<Section extends keyof Resources>(section: Section, yaml: string) {
  const diagnostics: Diagnostic[] = []
  const file = nodeOf(`${section}:\n${yaml.replace(/^/gm, '  ')}`)
  return { made: toResources(file, section, 'stack', diagnostic => diagnostics.push(diagnostic)), diagnostics }
}

test('what is written as nothing is an empty map that knows its place', () => {
  const { made } = read('volumes', 'data:')
  assert.equal(made, { data: {} })
  assert.is(originsOf(made?.data)[0]?.line, 2)
})

test('networks have their booleans and labels', () => {
  const yaml = 'a: {driver_opts: {mtu: 1400}, internal: "true", enable_ipv6: off, labels: [x=y], ipam: {driver: d}}'
  const made = {
    driver_opts: { mtu: '1400' },
    internal: true,
    enable_ipv6: false,
    labels: { x: 'y' },
    ipam: { driver: 'd' },
  }
  assert.equal(read('networks', yaml).made, { a: made })
})

test('files of configs and secrets are relative to the folder of apps.yaml', () => {
  assert.equal(read('configs', 'a: {file: ./a.conf}\nb: {content: x}').made, {
    a: { file: 'stack/a.conf' },
    b: { content: 'x' },
  })
  assert.equal(read('secrets', 'a: {file: ../../a}\nb: {environment: B}').made, {
    a: { file: '../a' },
    b: { environment: 'B' },
  })
})

test('a local volume that is a folder of the host has its path, others have their options as written', () => {
  const options = 'driver_opts: {type: none, o: bind, device: ./data}'
  assert.is(read('volumes', `a: {driver: local, ${options}}`).made?.a?.driver_opts?.device, 'stack/data')
  assert.is(read('volumes', `a: {driver: other, ${options}}`).made?.a?.driver_opts?.device, './data')
})

test('the older form of a name outside is the name', () => {
  const { made, diagnostics } = read('volumes', 'a: {external: {name: x}}\nb: {external: "true", name: y}')
  assert.equal(made, { a: { external: true, name: 'x' }, b: { external: true, name: 'y' } })
  assert.is(originsOf(made?.a, 'name')[0]?.line, 2)
  assert.equal(diagnostics, [])
})

test('two names outside contradict each other', () => {
  const { made, diagnostics } = read('networks', 'a: {external: {name: x}, name: y}')
  assert.equal(made, { a: { external: true, name: 'y' } })
  assert.is(diagnostics[0]?.code, 'compose/malformed-external')
})

test.run()
