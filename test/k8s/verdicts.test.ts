import { readFileSync } from 'node:fs'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { isKnownTimeZone } from '../../src/ir/time-zone.ts'
import { violationOfCidr } from '../../src/k8s/cidr.ts'
import { violationOfCron, violationOfCronJobSchedule } from '../../src/k8s/cron.ts'
import { parseDuration } from '../../src/k8s/duration.ts'
import { imageViolation } from '../../src/k8s/image.ts'
import * as names from '../../src/k8s/names.ts'
import { parseQuantity } from '../../src/k8s/quantity.ts'

// Verdicts of the Go code that clusters run, written down by `oracle/`.
const file = new URL('oracle/verdicts.tsv', import.meta.url)

/** Each grammar here: `no`, `yes`, or `yes` with the amount that was read. */
const judges: Readonly<Record<string, (text: string) => string>> = {
  quantity: text => amount(parseQuantity(text)?.nanos),
  duration: text => amount(nanoseconds(parseDuration(text))),
  cidr: judgedBy(violationOfCidr),
  cron: judgedBy(violationOfCron),
  'cron-job': judgedBy(violationOfCronJobSchedule),
  image: judgedBy(imageViolation),
  'time-zone': text => (isKnownTimeZone(text) ? 'yes' : 'no'),
  host: judgedBy(names.violationOfHost),
  'dns1123-label': judgedBy(names.violationOfDns1123Label),
  'dns1123-subdomain': judgedBy(names.violationOfDns1123Subdomain),
  'dns1035-label': judgedBy(names.violationOfDns1035Label),
  'qualified-name': judgedBy(names.violationOfQualifiedName),
  'label-value': judgedBy(names.violationOfLabelValue),
  'port-name': judgedBy(names.violationOfPortName),
  'env-var-name': judgedBy(names.violationOfEnvVarName),
  'config-map-key': judgedBy(names.violationOfConfigMapKey),
  'http-header-name': judgedBy(names.violationOfHttpHeaderName),
}

/** What clusters take and we refuse on purpose. */
const refusedOnPurpose: Readonly<Record<string, (text: string) => boolean>> = {
  // A unit without a number, which Go reads as 0, and more than 64 bits.
  quantity: text => !/^[+-]?\.?\d/.test(text) || isHuge(text),
  // A wait has a unit and no sign.
  duration: text => /^[+-]|^0$/.test(text),
  // Nothing before or after a comma, anything after "*-", and a time zone within.
  cron: text => /TZ=|(^|[\s,]),|,(\s|$)|\*-/.test(text),
  'cron-job': text => /^@every 0/.test(text),
  // A registry that no host can be named.
  image: text => text.startsWith('a__b.'),
}

const verdicts = readFileSync(file, 'utf8')
  .trimEnd()
  .split('\n')
  .map(line => line.split('\t') as [verdict: string, grammar: string, text: string])

for (const [grammar, judge] of Object.entries(judges)) {
  test(`${grammar}: the cluster and we agree`, () => {
    const judged = verdicts.filter(([, name]) => name === grammar)
    assert.ok(judged.some(([verdict]) => verdict === 'no') && judged.some(([verdict]) => verdict !== 'no'))
    const differing = judged.flatMap(([verdict, , quoted]) => {
      const text: string = JSON.parse(quoted)
      const ours = judge(text)
      const meant = ours === 'no' && refusedOnPurpose[grammar]?.(text)
      return ours === verdict || meant ? [] : [`${quoted}: Go says ${verdict}, we say ${ours}`]
    })
    assert.equal(differing, [])
  })
}

function judgedBy(violationOf: (text: string) => string | undefined): (text: string) => string {
  return text => (violationOf(text) === undefined ? 'yes' : 'no')
}

function isHuge(quantity: string): boolean {
  return /\d{19}|[eE]\+?\d\d|\dEi?$/.test(quantity)
}

function amount(billionths: bigint | undefined): string {
  return billionths === undefined ? 'no' : `yes ${billionths}`
}

function nanoseconds(milliseconds: number | undefined): bigint | undefined {
  return milliseconds === undefined ? undefined : BigInt(Math.round(milliseconds * 1_000_000))
}

test.run()
