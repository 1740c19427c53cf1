import type { Ref } from 'k3s-platform/plugin'

/** Jobs that must be done before something else is applied. */
export interface JobStep {
  readonly jobs: readonly Ref[]
  /** What is not applied until they are done. */
  readonly later: readonly string[]
}
