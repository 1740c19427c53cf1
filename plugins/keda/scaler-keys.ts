import { queueSchema, type WrittenQueue } from 'k3s-platform/plugin'

/** The keys of `scaling` that KEDA's scalers declare, as they are written. */
export interface WrittenScaling {
  readonly target_pending_requests?: number
  readonly target_rps?: number
  readonly queue_name?: string
  readonly queue_length?: number
  readonly queue?: WrittenQueue
  readonly schedules?: readonly WrittenSchedule[]
  readonly triggers?: readonly WrittenTrigger[]
}

interface WrittenSchedule {
  readonly timezone?: string
  readonly start: string
  readonly end: string
  readonly desired: number
}

interface WrittenTrigger {
  readonly type: string
  readonly name?: string
  readonly metric_type?: 'AverageValue' | 'Utilization' | 'Value'
  readonly metadata?: Readonly<Record<string, string | number | boolean>>
  readonly authentication_ref?: string
}

const schedule = {
  type: 'object',
  title: 'Schedule',
  description: 'A window of time in which `desired` pods run: one `cron` trigger of KEDA.',
  properties: {
    timezone: {
      type: 'string',
      minLength: 1,
      description: 'The time zone of both times, by its IANA name.',
      default: 'UTC',
      examples: ['Europe/Berlin'],
    },
    start: {
      type: 'string',
      minLength: 1,
      description: 'When the window opens, as a cron expression of five fields.',
      examples: ['0 8 * * 1-5'],
    },
    end: {
      type: 'string',
      minLength: 1,
      description: 'When the window closes, as a cron expression of five fields.',
      examples: ['0 18 * * 1-5'],
    },
    desired: { type: 'integer', minimum: 1, description: 'How many pods run inside the window.', examples: [5] },
  },
  required: ['start', 'end', 'desired'],
  additionalProperties: false,
} as const

const trigger = {
  type: 'object',
  title: 'Trigger',
  description: 'A trigger of KEDA, passed on as it is.',
  properties: {
    type: { type: 'string', minLength: 1, description: 'The name of the KEDA scaler.', examples: ['prometheus'] },
    name: {
      type: 'string',
      minLength: 1,
      description: 'A name for the trigger, which formulas and metrics use.',
      examples: ['requests'],
    },
    metric_type: {
      type: 'string',
      enum: ['AverageValue', 'Value', 'Utilization'],
      enumDescriptions: [
        'The metric divided by the number of pods.',
        'The metric as it is.',
        'Percent of what the pods request; for `cpu` and `memory`.',
      ],
      description: 'How the metric is compared with its target (`metricType`).',
    },
    metadata: {
      type: 'object',
      additionalProperties: {
        type: ['string', 'number', 'boolean'],
        description: 'The value; KEDA takes text only, so it is written as text.',
      },
      description: 'The metadata of the scaler.',
      examples: [{ query: 'sum(rate(http_requests_total[1m]))', threshold: 100 }],
    },
    authentication_ref: {
      type: 'string',
      minLength: 1,
      description: 'The name of a TriggerAuthentication of the same namespace.',
      examples: ['prometheus-auth'],
    },
  },
  required: ['type'],
  additionalProperties: false,
} as const

const triggers = {
  type: 'array',
  items: trigger,
  description:
    'For `keda-queue`, and for `keda-http` with `plugins.keda.http_api: interceptorroute`: further KEDA triggers; the one that asks for most pods wins.',
} as const

/** The keys of `keda-http`. */
export const httpKeys = {
  target_pending_requests: {
    type: 'integer',
    minimum: 1,
    description: 'For `keda-http`: how many requests in flight one pod is meant to have.',
    default: 100,
  },
  target_rps: {
    type: 'integer',
    minimum: 1,
    description:
      'For `keda-http`: how many requests a second one pod is meant to answer, instead of requests in flight.',
    examples: [50],
  },
  triggers,
} as const

/** The keys of `keda-queue`. */
export const queueKeys = {
  queue_name: {
    type: 'string',
    minLength: 1,
    description: 'For `keda-queue`: the list, stream or topic whose length is watched.',
    examples: ['my-queue'],
  },
  queue_length: {
    type: 'integer',
    minimum: 1,
    description: 'For `keda-queue`: how many waiting messages one pod is meant to have.',
    default: 5,
  },
  queue: queueSchema,
  triggers,
} as const

/** The keys of `keda-cron`. */
export const cronKeys = {
  schedules: {
    type: 'array',
    items: schedule,
    description: 'For `keda-cron`: windows of time with a number of pods of their own.',
  },
} as const
