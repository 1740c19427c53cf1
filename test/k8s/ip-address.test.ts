import { isIP, isIPv4 as isIPv4OfNode } from 'node:net'
import fc from 'fast-check'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { isIPv4, isIpAddress } from '../../src/k8s/ip-address.ts'

test('addresses are what Node takes for addresses', () => {
  const part = fc.constantFrom('0', '1', '10', '255', '256', '01', 'f', 'ffff', '10000', 'g', '', '1.2.3.4', '1.2.3')
  const glue = fc.constantFrom(':', ':', ':', '::', '.', '.', ':::', ' ')
  const text = fc
    .array(fc.tuple(part, glue), { maxLength: 9 })
    .chain(pairs => fc.tuple(fc.constant(pairs.flat().join('')), part))
    .map(([start, end]) => start + end)
  fc.assert(
    fc.property(fc.oneof(text, fc.ipV4(), fc.ipV6()), address => {
      assert.is(isIpAddress(address), isIP(address) !== 0, address)
      assert.is(isIPv4(address), isIPv4OfNode(address), address)
    }),
    { numRuns: 3000 },
  )
})

test('an address with a zone is one of a machine only, which Kubernetes refuses', () => {
  assert.is(isIpAddress('fe80::1'), true)
  assert.is(isIpAddress('fe80::1%eth0'), false)
})

test.run()
