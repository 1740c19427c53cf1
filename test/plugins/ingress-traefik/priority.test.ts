import type { RouteEntry } from 'k3s-platform/plugin'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { prioritiesOf } from '../../../plugins/ingress-traefik/priority.ts'

test('the priority is the length of the rule for a prefix, whatever the type of the path', () => {
  const priorities = prioritiesOf(routes(['a.test', '/'], ['a.test', '/p'], ['', '/p']))
  assert.is(priorities.of('a.test', '/', 'Prefix'), 'Host("a.test") && PathPrefix("/")'.length)
  assert.is(priorities.of('a.test', '/p', 'Prefix'), 'Host("a.test") && PathPrefix("/p/")'.length)
  assert.is(priorities.of('', '/p', 'Prefix'), 'PathPrefix("/p/")'.length)
})

test('of two routes of a host the longer path wins', () => {
  const priorities = prioritiesOf(routes(['a.test', '/'], ['a.test', '/p'], ['a.test', '/p/exact']))
  assert.ok(priorities.of('a.test', '/p', 'Prefix') > priorities.of('a.test', '/', 'Prefix'))
  assert.ok(priorities.of('a.test', '/p/exact', 'Prefix') > priorities.of('a.test', '/p', 'Prefix'))
})

test('every route of a host wins over every route of its wildcard', () => {
  const priorities = prioritiesOf(routes(['x.w.test', '/'], ['*.w.test', '/deep'], ['*.w.test', '/']))
  assert.ok(priorities.of('x.w.test', '/', 'Prefix') > priorities.of('*.w.test', '/deep', 'Prefix'))
})

test('every route with a host wins over every route without one, the wildcard too', () => {
  const priorities = prioritiesOf(
    routes(['x.w.test', '/'], ['*.w.test', '/'], ['', '/a-rather-long-hostless-path-xx'], ['other.test', '/']),
  )
  const hostless = priorities.of('', '/a-rather-long-hostless-path-xx', 'Prefix')
  assert.is(priorities.of('*.w.test', '/', 'Prefix'), hostless + 1)
  assert.is(priorities.of('x.w.test', '/', 'Prefix'), hostless + 2)
  assert.is(priorities.of('other.test', '/', 'Prefix'), hostless + 1)
})

test('a lift is the same for all routes of a host, so that their order stays', () => {
  const alone = prioritiesOf(routes(['e.test', '/'], ['e.test', '/abc']))
  const lifted = prioritiesOf(routes(['e.test', '/'], ['e.test', '/abc'], ['', '/a-rather-long-hostless-path-xx']))
  const distance = (of: typeof alone) => of.of('e.test', '/abc', 'Prefix') - of.of('e.test', '/', 'Prefix')
  assert.is(distance(lifted), distance(alone))
})

test('a wildcard stands for one label, so it lifts no host with two', () => {
  const priorities = prioritiesOf(routes(['a.b.w.test', '/'], ['*.w.test', '/a-rather-long-path-of-the-wildcard']))
  assert.is(priorities.of('a.b.w.test', '/', 'Prefix'), 'Host("a.b.w.test") && PathPrefix("/")'.length)
})

test('without wildcards and routes without a host nothing is lifted above an ACME challenge', () => {
  const challenge = 'Host("a.test") && Path("/.well-known/acme-challenge/")'.length + 43
  assert.ok(prioritiesOf(routes(['a.test', '/shop'])).of('a.test', '/shop', 'Prefix') < challenge)
})

test('the root alone wins over all that is below it, and over nothing longer', () => {
  const priorities = prioritiesOf(routes(['a.test', '/'], ['a.test', '/p']))
  assert.ok(priorities.of('a.test', '/', 'Exact') > priorities.of('a.test', '/', 'Prefix'))
  assert.ok(priorities.of('a.test', '/', 'Exact') < priorities.of('a.test', '/p', 'Prefix'))
})

function routes(...pairs: readonly (readonly [host: string, path: string])[]): RouteEntry[] {
  return pairs.map(([host, path]) => ({ host, path, pathType: 'Prefix' }) as RouteEntry)
}

test.run()
