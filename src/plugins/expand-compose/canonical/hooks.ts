import type { Hook, PreStartHook } from '../model/hooks.ts'
import { command } from './command.ts'
import { CONTAINER_SPEC } from './container-spec.ts'
import type { Convert } from './converting.ts'
import { listOf } from './lists.ts'
import { boolean, text } from './scalars.ts'
import { shape } from './shape.ts'
import { variableMap } from './text-maps.ts'

/** A command that runs inside of a service's container. */
export const hook: Convert<Hook> = shape<Hook>({
  command,
  user: text,
  privileged: boolean,
  working_dir: text,
  environment: variableMap,
})

/** Containers that run to their end before a service starts. */
export const preStartHooks: Convert<readonly PreStartHook[]> = listOf(
  shape<PreStartHook>({ ...CONTAINER_SPEC, per_replica: boolean }),
)
