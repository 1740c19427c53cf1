import { test } from 'uvu'
import * as assert from 'uvu/assert'
import type { Diagnostic } from '../../src/ir/diagnostic.ts'
import type { Origin } from '../../src/ir/origin.ts'
import { countBySeverity, inOrder } from '../../src/report/order.ts'

test('diagnostics stand by file, line, column, severity and code; those without a place stand last', () => {
  const ordered = [
    said('a', { at: at('a.yaml', 2, 1) }),
    said('b', { at: at('a.yaml', 10, 1), severity: 'warning' }),
    said('c', { at: at('a.yaml', 10, 2), code: 'z/z' }),
    said('d', { at: at('a.yaml', 10, 2), severity: 'warning', code: 'a/a' }),
    said('e', { at: at('a.yaml', 10, 2), severity: 'warning', code: 'b/b' }),
    said('f', { at: at('a.yaml', 10, 2), severity: 'info' }),
    said('g', { at: at('b.yaml', 1, 1) }),
    said('h', {}),
  ]
  for (let turn = 0; turn < ordered.length; turn++) {
    const turned = [...ordered.slice(turn), ...ordered.slice(0, turn)]
    assert.is(messages(inOrder(turned)), 'abcdefgh')
    assert.is(messages(inOrder(turned.reverse())), 'abcdefgh')
  }
})

test('equal ones of several environments become one that names them, in the order they came', () => {
  const place = { at: at('a.yaml', 1, 1), hint: 'Do.', related: [{ message: 'here', at: at('a.yaml', 2, 1) }] }
  const merged = inOrder([
    said('a', { ...place, environments: ['gcp'] }),
    said('a', { ...place, environments: ['dev'] }),
    said('a', { ...place, environments: ['gcp', 'local'] }),
  ])
  assert.equal(merged, [said('a', { ...place, environments: ['gcp', 'dev', 'local'] })])
})

test('what holds for the file as such names no environment', () => {
  assert.equal(inOrder([said('a', { environments: ['gcp'] }), said('a', {})]), [said('a', {})])
})

test('any other difference keeps them apart', () => {
  const one = said('a', { at: at('a.yaml', 1, 1), environments: ['gcp'] })
  const others: readonly Partial<Diagnostic>[] = [
    { at: at('a.yaml', 1, 2) },
    { at: { ...one.at!, path: 'apps[1]' } },
    { at: { ...one.at!, rule: 'some-rule' } },
    { at: undefined },
    { code: 'other/code' },
    { severity: 'info' },
    { message: 'b' },
    { hint: 'Do.' },
    { related: [] },
  ]
  for (const other of others) assert.is(inOrder([one, { ...one, ...other }]).length, 2, JSON.stringify(other))
})

test('one place is one mistake, however many entries meet it', () => {
  const place = { at: at('a.yaml', 1, 1) }
  assert.equal(inOrder([said('a', { ...place, entry: 'apps/a' }), said('a', { ...place, entry: 'apps/b' })]), [
    said('a', place),
  ])
  assert.is(inOrder([said('a', { entry: 'apps/a' }), said('a', { entry: 'apps/b' })]).length, 2)
})

test('ordering what is in order changes nothing', () => {
  const once = inOrder([said('b', { at: at('a.yaml', 2, 1) }), said('a', { at: at('a.yaml', 1, 1) })])
  assert.equal(inOrder(once), once)
})

test('severities are counted', () => {
  const all = [said('a', {}), said('b', { severity: 'info' }), said('c', {})]
  assert.equal(countBySeverity(all), { error: 2, warning: 0, info: 1 })
})

function said(message: string, rest: Partial<Diagnostic>): Diagnostic {
  return { code: 'some/code', severity: 'error', message, ...rest }
}

function at(file: string, line: number, column: number): Origin {
  return { file, line, column, length: 1, path: 'apps' }
}

function messages(diagnostics: readonly Diagnostic[]): string {
  return diagnostics.map(({ message }) => message).join('')
}

test.run()
