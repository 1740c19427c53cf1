import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { violationOfCron, violationOfCronJobSchedule } from '../../src/k8s/cron.ts'

test('five fields with lists, ranges, steps and names are a schedule', () => {
  const schedules = ['* * * * *', '0 8 * * 1-5', '*/5 0-12/2 1,15 JAN-mar SUN', '5/15 ? ? ? ?', ' 0\t8 *  * MON,fri ']
  for (const text of schedules) assert.is(violationOfCron(text), undefined, text)
})

test('anything else is refused with the reason', () => {
  const violations: readonly [text: string, violation: string][] = [
    ['', 'must have five fields (minute, hour, day of month, month, day of week) and has none'],
    ['0 0 8 * * *', 'must have five fields (minute, hour, day of month, month, day of week) and has 6'],
    ['@daily', 'must be written in five fields, not as @daily'],
    ['TZ=UTC 0 8 * * *', 'must not name a time zone; it has a key of its own'],
    ['60 * * * *', 'must have a minute from 0 to 59 and not "60"'],
    ['* 24 * * *', 'must have an hour from 0 to 23 and not "24"'],
    ['* * 0 * *', 'must have a day of month from 1 to 31 and not "0"'],
    ['* * * Smarch *', 'must have a month from 1 to 12 or JAN to DEC and not "Smarch"'],
    ['* * * * 7', 'must have a day of week from 0 to 6 or SUN to SAT and not "7"; Sunday is 0'],
    ['30-10 * * * *', 'must have a range that runs forwards and not "30-10"'],
    ['*/0 * * * *', 'must have a step above 0 and not "*/0"'],
    ['1,,2 * * * *', 'must have a minute in the form 5, 1-5, */5 or 1,5 and not "1,,2"'],
    ['* * L-3 * MON#2', 'must have a day of month from 1 to 31 and not "L"'],
  ]
  for (const [text, violation] of violations) assert.is(violationOfCron(text), violation, text)
})

test('a CronJob also takes descriptors', () => {
  for (const text of ['@daily', '@yearly', '@every 1h30m', '0 8 * * *']) {
    assert.is(violationOfCronJobSchedule(text), undefined, text)
  }
  assert.is(violationOfCronJobSchedule('@every 5'), 'must name a duration after @every, such as @every 1h30m')
  assert.match(violationOfCronJobSchedule('@reboot') ?? '', /^must be one of @yearly, .* or @every with a duration$/)
})

test.run()
