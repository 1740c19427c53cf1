import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { type End, mayLeave, mayReach } from './may-reach.ts'

const test = suite('NetworkPolicies as Kubernetes evaluates them')

const pod = (app: string, namespace = 'shop', ports = { http: 8080 }): End => ({ namespace, labels: { app }, ports })
const policy = (app: string, spec: object, namespace = 'shop') => ({
  metadata: { namespace },
  spec: { podSelector: { matchLabels: { app } }, ...spec },
})
const http = { port: 8080, protocol: 'TCP' } as const
const web = pod('web')
const api = pod('api')

test('who is in no policy is open; who is in one is shut but for its rules', () => {
  assert.ok(mayReach([], web, api, http))
  assert.not(mayReach([policy('api', { ingress: [] })], web, api, http))
  assert.ok(mayReach([policy('other', { ingress: [] })], web, api, http))
  assert.ok(mayReach([policy('api', { ingress: [] }, 'elsewhere')], web, api, http))
})

test('policies add up, and both sides have to agree', () => {
  const closed = policy('api', { ingress: [] })
  const open = policy('api', { ingress: [{}] })
  assert.ok(mayReach([closed, open], web, api, http))
  assert.not(mayReach([open, policy('web', { policyTypes: ['Egress'], egress: [] })], web, api, http))
})

test('selectors without a namespace mean the own one, and both of one element have to hold', () => {
  const from = (...peers: object[]) => [policy('api', { ingress: [{ from: peers }] })]
  const shop = { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'shop' } } }
  const named = { podSelector: { matchLabels: { app: 'web' } } }
  assert.ok(mayReach(from(named), web, api, http))
  assert.not(mayReach(from(named), pod('web', 'elsewhere'), api, http))
  assert.ok(mayReach(from({ namespaceSelector: {} }), pod('web', 'elsewhere'), api, http))
  assert.not(mayReach(from({ ...shop, ...named }), pod('other'), api, http))
  assert.ok(mayReach(from(shop, named), pod('other'), api, http))
  const expression = { podSelector: { matchExpressions: [{ key: 'app', operator: 'NotIn', values: ['web'] }] } }
  assert.not(mayReach(from(expression), web, api, http))
})

test('ports are numbers, ranges or names of the pod that is called', () => {
  const to = (...ports: object[]) => [policy('web', { policyTypes: ['Egress'], egress: [{ ports }] })]
  assert.ok(mayLeave(to({ port: 'http' }), web, api, http))
  assert.not(mayLeave(to({ port: 'metrics' }), web, api, http))
  assert.ok(mayLeave(to({ port: 8000, endPort: 8100 }), web, api, http))
  assert.not(mayLeave(to({ port: 8080, protocol: 'UDP' }), web, api, http))
})

test('ranges of addresses have exceptions, and mean no pods', () => {
  const block = { ipBlock: { cidr: '10.0.0.0/8', except: ['10.1.0.0/16'] } }
  const policies = [policy('web', { policyTypes: ['Egress'], egress: [{ to: [block] }] })]
  assert.ok(mayLeave(policies, web, { ip: '10.2.3.4' }, http))
  assert.not(mayLeave(policies, web, { ip: '10.1.3.4' }, http))
  assert.not(mayLeave(policies, web, { ip: '11.2.3.4' }, http))
  assert.not(mayLeave(policies, web, api, http))
})

test.run()
