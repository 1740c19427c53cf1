import type { Hook } from './hooks.ts'

/** What development tools do when files change. */
export interface Development {
  readonly watch?: readonly {
    /** Relative to the folder of apps.yaml, or absolute. */
    readonly path: string
    readonly action: string
    readonly target?: string
    readonly ignore?: readonly string[]
    readonly include?: readonly string[]
    readonly exec?: Hook
    readonly initial_sync?: boolean
  }[]
}
