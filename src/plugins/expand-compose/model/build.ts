import type { FileMount } from './file-mount.ts'

/** How the image of a service is built. `context` is relative to the folder of apps.yaml, absolute, or an address. */
export interface Build {
  readonly context?: string
  /** Relative to the context. */
  readonly dockerfile?: string
  readonly dockerfile_inline?: string
  /** `null` for an argument whose value is taken from outside. */
  readonly args?: Readonly<Record<string, string | null>>
  readonly target?: string
  readonly secrets?: readonly FileMount[]
  /** Everything else (`cache_from`, `ssh`, `platforms`, …) as written. */
  readonly [key: string]: unknown
}
