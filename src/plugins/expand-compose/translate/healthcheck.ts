import { type App, because, keyOriginOf, lowered, originsOf, withProvenanceOf } from 'k3s-platform/plugin'
import type { Healthcheck } from '../model/service.ts'
import { durationMilliseconds } from '../text/duration.ts'
import { approximatedKey, invalidValue, unsupportedKey } from './loss-messages.ts'
import { withShell } from './shell-references.ts'
import type { Subject } from './stack.ts'
import { tracedList } from './traced-list.ts'

/**
 * A health check as the probe that it is in a cluster: readiness, for which others wait, and startup for the time in
 * which failures do not count. Never liveness: Docker restarts no container for being unhealthy.
 */
export function toProbes({ service, report }: Subject): App['probes'] {
  const { healthcheck } = service
  if (!healthcheck) return undefined
  const words = toCommand(healthcheck, report)
  if (!words) return undefined
  const command = withProvenanceOf(words, withShell(words))
  const seconds = (key: Duration, standard: number) => toSeconds(healthcheck, key, standard, report)
  // Zero is how Compose says that the standard value is meant.
  const failures = healthcheck.retries || 3
  const interval = seconds('interval', 30)
  const timeout = seconds('timeout', 30)
  const readiness = lowered<Probe>(healthcheck, {
    type: because('exec', 'test'),
    command: because(command, 'test'),
    period: because(interval, 'interval'),
    timeout,
    failure_threshold: because(failures, 'retries'),
  })
  const startPeriod = seconds('start_period', 0)
  if (startPeriod === 0) {
    if (healthcheck.start_interval !== undefined)
      report(
        approximatedKey(
          'healthcheck.start_interval',
          'has no effect without a "start_period"',
          keyOriginOf(healthcheck, 'start_interval'),
        ),
      )
    return lowered<Probes>(healthcheck, { readiness: because(readiness, 'test') })
  }
  const period = seconds('start_interval', 5)
  const startup = lowered<Probe>(healthcheck, {
    type: because('exec', 'test'),
    command: because(command, 'test'),
    period: because(period, 'start_interval'),
    timeout,
    // The kubelet kills what has not started in time, so it gets all the time in which Docker would not give it up.
    failure_threshold: because(Math.ceil((startPeriod + failures * interval) / period), [
      'start_period',
      'retries',
      'interval',
    ]),
  })
  return lowered<Probes>(healthcheck, {
    startup: because(startup, 'start_period'),
    readiness: because(readiness, 'test'),
  })
}

type Probes = Required<App>['probes']
type Probe = Required<Probes>['readiness']

function toCommand(healthcheck: Healthcheck, report: Subject['report']): readonly string[] | undefined {
  const { test, disable } = healthcheck
  const [kind, ...words] = test ?? []
  if (disable || kind === 'NONE') {
    const at = keyOriginOf(healthcheck, disable ? 'disable' : 'test')
    report(approximatedKey('healthcheck', 'is disabled, so there is no probe', at))
    return undefined
  }
  if (test === undefined || kind === undefined) {
    report(
      unsupportedKey(
        'healthcheck',
        'the check of the image itself is not known here',
        'Write its "test" as well.',
        originsOf(healthcheck)[0],
      ),
    )
    return undefined
  }
  if (words.join('').trim() === '') {
    report(unsupportedKey('healthcheck.test', 'it has no command', 'Write one.', keyOriginOf(healthcheck, 'test')))
    return undefined
  }
  if (kind === 'CMD-SHELL') {
    const at = originsOf(test, 0)
    return tracedList(test, ['/bin/sh', '-c', words.join(' ')], [at, at, originsOf(test, 1)])
  }
  return tracedList(
    test,
    words,
    words.map((_, index) => originsOf(test, index + 1)),
  )
}

type Duration = 'interval' | 'start_interval' | 'start_period' | 'timeout'

/** Whole seconds, as the kubelet counts them: rounded up, and at least one where Compose would ask more often. */
function toSeconds(healthcheck: Healthcheck, key: Duration, standard: number, report: Subject['report']): number {
  const text = healthcheck[key]
  if (text === undefined) return standard
  const time = durationMilliseconds(text)
  if (time === undefined) {
    report(invalidValue(`healthcheck.${key}`, text, 'duration', originsOf(healthcheck, key)[0]))
    return standard
  }
  // Zero is how Compose says that the standard value is meant.
  if (time === 0) return standard
  if (time % 1000 !== 0)
    report(
      approximatedKey(`healthcheck.${key}: ${text}`, 'is rounded up to whole seconds', originsOf(healthcheck, key)[0]),
    )
  return Math.ceil(time / 1000)
}
