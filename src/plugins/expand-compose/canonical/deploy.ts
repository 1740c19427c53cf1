import type { Deploy, Placement, RestartPolicy, UpdateConfig } from '../model/deploy.ts'
import type { Convert } from './converting.ts'
import { deviceRequests } from './device-requests.ts'
import { listOf, texts } from './lists.ts'
import { asWritten, integer, text } from './scalars.ts'
import { shape } from './shape.ts'
import { textMap } from './text-maps.ts'

type Resources = NonNullable<Deploy['resources']>

const update: Convert<UpdateConfig> = shape<UpdateConfig>({
  parallelism: integer,
  delay: text,
  failure_action: text,
  monitor: text,
  max_failure_ratio: text,
  order: text as Convert<NonNullable<UpdateConfig['order']>>,
})

/** How a service is deployed. */
export const deploy: Convert<Deploy> = shape<Deploy>({
  mode: text,
  endpoint_mode: text,
  replicas: integer,
  labels: textMap,
  rollback_config: update,
  update_config: update,
  resources: shape<Resources>({
    limits: shape<NonNullable<Resources['limits']>>({ cpus: text, memory: text, pids: text }),
    reservations: shape<NonNullable<Resources['reservations']>>({
      cpus: text,
      memory: text,
      generic_resources: listOf<object>(asWritten),
      devices: deviceRequests,
    }),
  }),
  restart_policy: shape<RestartPolicy>({ condition: text, delay: text, max_attempts: integer, window: text }),
  placement: shape<Placement>({
    constraints: texts,
    preferences: listOf(shape<{ readonly spread?: string }>({ spread: text })),
    max_replicas_per_node: integer,
  }),
})
