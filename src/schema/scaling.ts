import type { Static } from '@sinclair/typebox'
import { closed, text, whole } from './shapes.ts'

/** How many pods run, and what decides it. */
export const Scaling = closed('Scaling', 'How many pods run, and what decides it.', {
  type: text(
    'What decides the number of pods: `hpa`, `keda-http`, `keda-queue`, `keda-cron`, `none`, or what a plugin brings. Without it: `keda-http` for what takes HTTP traffic, else `none`.',
    { examples: ['hpa', 'keda-http', 'keda-queue', 'keda-cron', 'none'] },
  ),
  min_instances: whole(0, 'The least number of pods; 0 lets the KEDA types scale to zero.', { default: 0 }),
  max_instances: whole(1, 'The greatest number of pods.', { default: 10 }),
  target_cpu_percent: whole(1, 'For `hpa`: average use of the requested processor time that is aimed at, in percent.', {
    examples: [80],
  }),
  target_memory_percent: whole(1, 'For `hpa`: average use of the requested memory that is aimed at, in percent.', {
    examples: [80],
  }),
  cooldown_period: whole(0, 'Seconds without traffic before the KEDA types scale to zero.', { default: 300 }),
  scale_up_stabilization: whole(
    0,
    'Seconds that a higher demand must last before pods are added (HPA `behavior.scaleUp`).',
    {
      maximum: 3600,
      default: 0,
    },
  ),
  scale_down_stabilization: whole(
    0,
    'Seconds that a lower demand must last before pods are removed (HPA `behavior.scaleDown`).',
    {
      maximum: 3600,
      default: 300,
    },
  ),
})
export type Scaling = Static<typeof Scaling>
