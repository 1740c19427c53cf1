import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { isCidr, isInsideCidr, violationOfCidr } from '../../src/k8s/cidr.ts'

test('address blocks of both families are accepted', () => {
  for (const text of ['10.0.0.0/8', '0.0.0.0/0', '192.168.1.7/32', 'fd00::/8', '::/0', '2001:db8::1/128']) {
    assert.is(violationOfCidr(text), undefined, text)
  }
})

test('other texts are refused with the reason', () => {
  const form = 'must be an address block, such as 10.0.0.0/8 or fd00::/8'
  const violations: readonly [text: string, violation: string][] = [
    ['', form],
    ['10.0.0.0/33', form],
    ['10.0.0.0/08', form],
    ['010.0.0.0/8', form],
    ['10.0.0/24', form],
    ['fe80::1%eth0/64', form],
    ['10.0.0.1', 'must have a prefix length, such as 10.0.0.1/32'],
    ['::1', 'must have a prefix length, such as ::1/128'],
    ['10.1.2.3/8', 'must not have bits set beyond the first 8; the block is 10.0.0.0/8'],
    ['2001:db8::1/64', 'must not have bits set beyond the first 64'],
    ['::ffff:10.0.0.0/104', 'must not be an IPv4 address in the dress of IPv6'],
  ]
  for (const [text, violation] of violations) assert.is(violationOfCidr(text), violation, text)
})

test('a block with bits beyond its prefix is still a CIDR', () => {
  assert.ok(isCidr('10.1.2.3/8'))
  assert.not(isCidr('10.1.2.3'))
})

test('an exception lies inside its block and is smaller', () => {
  assert.ok(isInsideCidr('10.0.0.0/8', '10.1.0.0/16'))
  assert.ok(isInsideCidr('2001:db8::/32', '2001:db8:1::/48'))
  assert.ok(isInsideCidr('::/0', '::1.2.3.4/128'))
  assert.not(isInsideCidr('10.0.0.0/8', '10.0.0.0/8'))
  assert.not(isInsideCidr('10.0.0.0/8', '11.0.0.0/16'))
  assert.not(isInsideCidr('0.0.0.0/0', 'fd00::/8'))
  assert.not(isInsideCidr('nonsense', '10.0.0.0/8'))
})

test.run()
