import type { Static } from '@sinclair/typebox'
import { Queue } from './queue.ts'
import { closed, list, mapOf, oneOf, scalar, text, whole } from './shapes.ts'

/** A window of time with a number of pods of its own. */
export const Schedule = closed(
  'Schedule',
  'A window of time in which `desired` pods run: one `cron` trigger of KEDA.',
  {
    timezone: text('The time zone of both times, by its IANA name.', { default: 'UTC', examples: ['Europe/Berlin'] }),
    start: text('When the window opens, as a cron expression of five fields.', { examples: ['0 8 * * 1-5'] }),
    end: text('When the window closes, as a cron expression of five fields.', { examples: ['0 18 * * 1-5'] }),
    desired: whole(1, 'How many pods run inside the window.', { examples: [5] }),
  },
  ['start', 'end', 'desired'],
)
export type Schedule = Static<typeof Schedule>

/** A trigger of KEDA that has no words of its own here. */
export const Trigger = closed(
  'Trigger',
  'A trigger of KEDA, passed on as it is.',
  {
    type: text('The name of the KEDA scaler.', { examples: ['prometheus'] }),
    name: text('A name for the trigger, which formulas and metrics use.', { examples: ['requests'] }),
    metric_type: oneOf(
      {
        AverageValue: 'The metric divided by the number of pods.',
        Value: 'The metric as it is.',
        Utilization: 'Percent of what the pods request; for `cpu` and `memory`.',
      },
      'How the metric is compared with its target (`metricType`).',
    ),
    metadata: mapOf(
      scalar('The value; KEDA takes text only, so it is written as text.'),
      'The metadata of the scaler.',
      {
        examples: [{ query: 'sum(rate(http_requests_total[1m]))', threshold: 100 }],
      },
    ),
    authentication_ref: text('The name of a TriggerAuthentication of the same namespace.', {
      examples: ['prometheus-auth'],
    }),
  },
  ['type'],
)
export type Trigger = Static<typeof Trigger>

/** How many pods run, and what decides it. */
export const Scaling = closed('Scaling', 'How many pods run, and what decides it.', {
  type: text(
    'What decides the number of pods: `hpa`, `keda-http`, `keda-queue`, `keda-cron`, `none`, or what a plugin brings. Without it: `keda-http` for what takes HTTP traffic, else `none`.',
    { examples: ['hpa', 'keda-http', 'keda-queue', 'keda-cron', 'none'] },
  ),
  min_instances: whole(0, 'The least number of pods; 0 lets the KEDA types scale to zero.', { default: 0 }),
  max_instances: whole(1, 'The greatest number of pods.', { default: 10 }),
  target_pending_requests: whole(1, 'For `keda-http`: how many requests in flight one pod is meant to have.', {
    default: 100,
  }),
  target_rps: whole(
    1,
    'For `keda-http`: how many requests a second one pod is meant to answer, instead of requests in flight.',
    {
      examples: [50],
    },
  ),
  queue_name: text('For `keda-queue`: the list, stream or topic whose length is watched.', { examples: ['my-queue'] }),
  queue_length: whole(1, 'For `keda-queue`: how many waiting messages one pod is meant to have.', { default: 5 }),
  queue: Queue,
  schedules: list(Schedule, 'For `keda-cron`: windows of time with a number of pods of their own.'),
  triggers: list(
    Trigger,
    'For `keda-queue`, and for `keda-http` with `plugins.keda.http_api: interceptorroute`: further KEDA triggers; the one that asks for most pods wins.',
  ),
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
