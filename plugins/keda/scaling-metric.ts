import { because, trace } from 'k3s-platform/plugin'
import type { KedaHttpScaling } from './scaling.ts'

/** What the HTTP add-on counts, and how much of it one pod is meant to take. */
export interface ScalingMetric {
  readonly concurrency?: { readonly targetValue: number }
  readonly requestRate?: { readonly targetValue: number; readonly window: string; readonly granularity: string }
}

/** Requests in flight, unless only requests a second were asked for. */
export function scalingMetric(scaling: KedaHttpScaling): ScalingMetric {
  const { targetPendingRequests: pending, targetRequestsPerSecond: rate } = scaling
  const concurrency = rate === undefined ? (pending ?? 100) : pending
  return trace(scaling, {
    ...(concurrency !== undefined && {
      concurrency: because(
        trace(scaling, { targetValue: because(concurrency, 'targetPendingRequests') }),
        'targetPendingRequests',
      ),
    }),
    ...(rate !== undefined && {
      requestRate: because(
        trace(scaling, { targetValue: because(rate, 'targetRequestsPerSecond'), window: '1m', granularity: '1s' }),
        'targetRequestsPerSecond',
      ),
    }),
  })
}
