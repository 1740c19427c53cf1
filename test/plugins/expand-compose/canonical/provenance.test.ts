import { keyOriginOf, originsOf } from 'k3s-platform/plugin'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { completeService } from '../../../../src/plugins/expand-compose/canonical/complete-service.ts'
import { inLongForm } from './in-long-form.ts'

test('every field of every long form knows a place', () => {
  const { service } = inLongForm(`image: a
ports: ["8000-8001:80-81", {target: 9}]
expose: [1-2]
volumes: [./a:/a:ro, {type: volume, source: b, target: /b, volume: {labels: [x=y]}}]
environment: [A=1, B]
extra_hosts: [a=1.1.1.1, a=2.2.2.2]
env_file: [a.env, {path: b.env}]
depends_on: [db]
networks: [front]
configs: [c]
healthcheck: {test: curl}
command: a b
build: ./x
gpus: all
devices: [/dev/a]
ulimits: {nproc: 1}
tmpfs: /t
links: [other]
deploy: {resources: {reservations: {devices: [{capabilities: [gpu]}]}}}
pre_start: [{command: x, environment: {A: 1}}]`)
  const pathsWithout: string[] = []
  const visit = (node: unknown, path: string): void => {
    if (typeof node !== 'object' || node === null) return
    for (const key of Object.keys(node)) {
      const step = Array.isArray(node) ? Number(key) : key
      const line = originsOf(node, step)[0]?.line ?? 0
      if (line < 3 || keyOriginOf(node, step) === undefined) pathsWithout.push(`${path}.${key}`)
      visit((node as Record<string, unknown>)[key], `${path}.${key}`)
    }
  }
  visit(completeService(service, 'stack'), '')
  // What nobody wrote stands where the service does.
  assert.equal(pathsWithout, [])
})

test('a field of a long form stands where its short text does', () => {
  const { service } = inLongForm('ports:\n  - "80"\n  - 8000-8001:90-91\nvolumes:\n  - ./a:/a')
  assert.is(originsOf(service.ports?.[0], 'target')[0]?.line, 4)
  assert.is(originsOf(service.ports?.[2], 'published')[0]?.line, 5)
  assert.is(originsOf(service.ports, 2)[0]?.line, 5)
  assert.is(originsOf(service.volumes?.[0]?.bind, 'create_host_path')[0]?.line, 7)
  assert.is(originsOf(service.ports?.[0], 'published').length, 0)
})

test('a field that is not written says by which rule it is there', () => {
  const { service } = inLongForm(
    'depends_on:\n  db: {condition: service_healthy}\nbuild: {target: a}\nlinks:\n  - cache:c',
  )
  const { depends_on, build } = completeService(service, 'stack')
  assert.equal(depends_on, {
    db: { condition: 'service_healthy', required: true, restart: false },
    cache: { condition: 'service_started', required: true, restart: true },
  })
  assert.is(originsOf(depends_on?.db, 'required')[0]?.rule, 'default:required')
  assert.is(originsOf(depends_on?.db, 'required')[0]?.line, 4)
  assert.is(originsOf(depends_on, 'cache')[0]?.line, 7)
  assert.is(build?.context, 'stack')
  assert.is(originsOf(build, 'context')[0]?.rule, 'default:context')
})

test.run()
