import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { compareQuantities, isWhole, parseQuantity, type Quantity, quantityHint } from '../../src/k8s/quantity.ts'

test('amounts are exact, from billionths to exbibytes', () => {
  const amounts: readonly [text: string, nanos: bigint][] = [
    ['0', 0n],
    ['1', 1_000_000_000n],
    ['250m', 250_000_000n],
    ['5u', 5_000n],
    ['3n', 3n],
    ['1.5', 1_500_000_000n],
    ['.5', 500_000_000n],
    ['-1k', -1_000_000_000_000n],
    ['1e3', 1_000_000_000_000n],
    ['1E-3', 1_000_000n],
    ['0.5Gi', 512n * 1024n ** 2n * 1_000_000_000n],
    ['7Ei', 7n * 1024n ** 6n * 1_000_000_000n],
  ]
  for (const [text, nanos] of amounts) assert.equal(parseQuantity(text), { text, nanos }, text)
})

test('what is smaller than a billionth counts as one, as in Kubernetes', () => {
  assert.is(quantity('0.1n').nanos, 1n)
  assert.is(quantity('-1e-12').nanos, -1n)
})

test('other texts are no quantities', () => {
  for (const text of ['', ' 1', '1 Gi', '512mb', '1K', '1ki', 'Gi', '.', '1e', '1,5', '0x10', '1e100', '9Ei', '∞']) {
    assert.is(parseQuantity(text), undefined, text)
  }
})

test('quantities compare by amount, whatever their units', () => {
  const ascending = ['-1', '0', '1n', '1m', '0.5', '1', '1k', '1Ki', '1M', '1Mi', '1e9', '1Gi', '2.5G', '4Ei']
  for (const [index, smaller] of ascending.entries()) {
    assert.is(compareQuantities(quantity(smaller), quantity(smaller)), 0)
    for (const larger of ascending.slice(index + 1)) {
      assert.is(compareQuantities(quantity(smaller), quantity(larger)), -1, `${smaller} < ${larger}`)
      assert.is(compareQuantities(quantity(larger), quantity(smaller)), 1, `${larger} > ${smaller}`)
    }
  }
  assert.is(compareQuantities(quantity('1000m'), quantity('1')), 0)
  assert.is(compareQuantities(quantity('1024Mi'), quantity('1Gi')), 0)
})

test('half a byte is not whole', () => {
  assert.not(isWhole(quantity('512m')))
  assert.ok(isWhole(quantity('0.5Gi')))
})

test('a near miss gets a hint', () => {
  const hints: readonly [text: string, hint: string | undefined][] = [
    ['512mb', 'Write 512Mi or 512M.'],
    ['1gb', 'Write 1Gi or 1G.'],
    ['0.5g', 'Write 0.5Gi or 0.5G.'],
    ['64KB', 'Write 64Ki or 64k.'],
    ['1GiB', 'Write 1Gi.'],
    ['512mi', 'Write 512Mi.'],
    ['2 gigabytes', 'Write 2Gi or 2G.'],
    ['2 Gibibytes', 'Write 2Gi.'],
    ['1 Gi', 'Write 1Gi.'],
    ['100b', 'Write 100.'],
    ['0,5', 'Write 0.5.'],
    ['1,000', undefined],
    ['12 bananas', undefined],
    ['512Mi', undefined],
  ]
  for (const [text, hint] of hints) assert.is(quantityHint(text), hint, text)
})

test('a near miss of a processor gets a hint in cores', () => {
  const hints: readonly [text: string, hint: string | undefined][] = [
    ['250mi', 'Write 250m.'],
    ['250mC', 'Write 250m.'],
    ['250 m', 'Write 250m.'],
    ['500 millicores', 'Write 500m.'],
    ['2 cores', 'Write 2.'],
    ['2vcpu', 'Write 2.'],
    ['0,5', 'Write 0.5.'],
    ['1gb', undefined],
    ['250m', undefined],
  ]
  for (const [text, hint] of hints) assert.is(quantityHint(text, 'cores'), hint, text)
})

function quantity(text: string): Quantity {
  const parsed = parseQuantity(text)
  assert.ok(parsed, text)
  return parsed!
}

test.run()
