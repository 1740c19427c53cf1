import type { ContainerSpec } from './container-spec.ts'

/** A command that runs inside of a service's container. */
export interface Hook {
  readonly command?: readonly string[] | null
  readonly user?: string
  readonly privileged?: boolean
  readonly working_dir?: string
  readonly environment?: Readonly<Record<string, string | null>>
}

/** A container that runs to its end before a service starts. */
export interface PreStartHook extends ContainerSpec {
  readonly per_replica?: boolean
}
