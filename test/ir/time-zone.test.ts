import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { closestTimeZone, isKnownTimeZone } from '../../src/ir/time-zone.ts'

test('names of the tz database are known, old ones too', () => {
  for (const name of ['UTC', 'Europe/Berlin', 'America/Argentina/Buenos_Aires', 'US/Pacific', 'Etc/GMT+1', 'EST']) {
    assert.ok(isKnownTimeZone(name), name)
  }
})

test('offsets, other cases, cities and abbreviations are not', () => {
  for (const name of [
    '',
    '+01:00',
    'UTC+1',
    'europe/berlin',
    'EUROPE/BERLIN',
    'Berlin',
    'Mars/Base',
    'CEST',
    'SST',
    'Local',
  ]) {
    assert.not(isKnownTimeZone(name), name)
  }
})

test('every name that Intl lists is known', () => {
  assert.equal(
    Intl.supportedValuesOf('timeZone').filter(name => !isKnownTimeZone(name)),
    [],
  )
})

test('the probable name is found by its spelling or its city', () => {
  assert.is(closestTimeZone('Europe/Brelin'), 'Europe/Berlin')
  assert.is(closestTimeZone('europe/berlin'), 'Europe/Berlin')
  assert.is(closestTimeZone('Berlin'), 'Europe/Berlin')
  assert.is(closestTimeZone('New York'), 'America/New_York')
  assert.is(closestTimeZone('utc'), 'UTC')
  assert.is(closestTimeZone('Mars/Base'), undefined)
})

test.run()
