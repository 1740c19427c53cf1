import { type App, type Origin, originsOf } from 'k3s-platform/plugin'
import type { DiscoveredFunction } from '../discover/discovered-function.ts'

/** How long a call of a function may take, and where that is written; nowhere when it is the runtime's own default. */
export interface Timeout {
  readonly seconds: number
  readonly places: readonly Origin[]
}

/** What the runtime goes by: the variable K3SFN_TIMEOUT, else the decorator, else 30 seconds. */
export function timeoutOf({ settings }: DiscoveredFunction, { environment: variables = {} }: App): Timeout {
  const written = Number(variables.K3SFN_TIMEOUT ?? Number.NaN)
  if (written > 0) return { seconds: written, places: originsOf(variables, 'K3SFN_TIMEOUT') }
  if (settings.timeout === undefined) return { seconds: 30, places: [] }
  return { seconds: settings.timeout, places: originsOf(settings, 'timeout') }
}
