import { originsOf } from 'k3s-platform/plugin'
import type { FunctionSettings } from '../discover/discovered-function.ts'
import type { Subject } from './entry.ts'
import { unusedCallers, unusedSetting } from './messages.ts'

/** Reports what a decorator says that means nothing for its function. */
export function reportUnusedSettings({ found, report }: Subject, visibility: string): void {
  const { settings, name, trigger } = found
  if (trigger.type !== 'http') {
    const isScheduled = trigger.type === 'schedule'
    const keys: readonly (keyof FunctionSettings)[] = isScheduled ? [...CALLERS, ...INSTANCES] : CALLERS
    for (const key of keys)
      if (settings[key] !== undefined)
        report(unusedSetting(key, name, reason(key, isScheduled), originsOf(settings, key)[0]))
    return
  }
  if (visibility === 'restricted') return
  for (const key of CALLERS.slice(1))
    if (settings[key] !== undefined) report(unusedCallers(name, key, visibility, originsOf(settings, key)[0]))
}

function reason(key: keyof FunctionSettings, isScheduled: boolean): string {
  if (INSTANCES.includes(key)) return 'each scheduled run is one pod'
  return isScheduled ? 'scheduled functions have no callers' : 'queue functions have no callers'
}

const CALLERS: readonly (keyof FunctionSettings)[] = ['visibility', 'allow_from_namespaces', 'allow_from_pods']
const INSTANCES: readonly (keyof FunctionSettings)[] = ['min_instances', 'max_instances']
