import type { Static } from '@sinclair/typebox'
import { closed, quantity, text, whole } from './shapes.ts'

/** Graphics processors or other devices that a container needs. */
export const Gpu = closed('Gpu', 'Devices that the container needs, as an extended resource.', {
  type: text('The extended resource that the device plugin of the cluster offers.', { default: 'nvidia.com/gpu' }),
  count: whole(1, 'How many of them: `resources.limits`, which for devices is the request as well.', { default: 1 }),
  runtime_class: text('The `runtimeClassName` of the pod; k3s needs `nvidia` for NVIDIA devices.', {
    examples: ['nvidia'],
  }),
})
export type Gpu = Static<typeof Gpu>

/** What a container reserves and what it may use at most. */
export const Resources = closed(
  'Resources',
  'What a container reserves (requests) and what it may use at most (limits).',
  {
    memory: quantity('Memory that the scheduler reserves: `resources.requests.memory`.', { examples: ['256Mi'] }),
    cpu: quantity('Processor time that the scheduler reserves: `resources.requests.cpu`.', { examples: ['100m', 1] }),
    memory_limit: quantity('Memory above which the container is killed: `resources.limits.memory`.', {
      examples: ['512Mi'],
    }),
    cpu_limit: quantity(
      'Processor time above which the container is slowed down: `resources.limits.cpu`; leave it out for burstable pods.',
      { examples: ['500m'] },
    ),
    ephemeral_storage: quantity(
      'Local disk space that the scheduler reserves: `resources.requests.ephemeral-storage`.',
      {
        examples: ['1Gi'],
      },
    ),
    gpu: Gpu,
  },
)
export type Resources = Static<typeof Resources>
