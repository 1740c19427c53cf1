import type { DecoratorName } from './decorator-name.ts'
import {
  cronSchedule,
  listOf,
  mapTo,
  nonEmptyText,
  oneOf,
  origins,
  positiveNumber,
  quantity,
  queueName,
  timeZone,
  urlPath,
  type ValueRule,
  whole,
} from './value-rules.ts'

/** A parameter of a decorator. */
export interface Parameter {
  /** Its type as Python writes it; every one but those that are required may also be left out. */
  readonly type: string
  readonly rule: ValueRule
  /** Whether `None` is a way to leave it out. */
  readonly optional?: true
  readonly required?: true
  /** What holds without it, as Python writes it; nothing where the entry of apps.yaml decides. */
  readonly default?: string
  readonly summary: string
}

const METHODS: readonly string[] = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']

const amount = { type: 'str | float', rule: quantity, optional: true } as const
const namesOf = (words: string) =>
  ({ type: 'list[str]', rule: listOf(words, value => !nonEmptyText(value)), optional: true }) as const
const labels = { type: 'dict[str, str]', rule: mapTo('str'), optional: true } as const

/** Every decorator's parameters, all of which are given by name. */
export const PARAMETERS: Readonly<Record<DecoratorName, Readonly<Record<string, Parameter>>>> = {
  http_trigger: {
    path: {
      type: 'str',
      rule: urlPath,
      default: '"/"',
      summary: 'The path that the function serves, with everything below it.',
    },
    methods: {
      type: 'list[str]',
      rule: listOf(
        `methods: ${METHODS.join(', ')}`,
        value => value.type === 'str' && METHODS.includes(value.value.toUpperCase()),
      ),
      default: '["GET", "POST"]',
      summary: 'The methods that it accepts. GET includes HEAD; the runtime responds to OPTIONS.',
    },
    auth: {
      type: 'str',
      rule: oneOf('bearer'),
      optional: true,
      default: 'None',
      summary: '`"bearer"` requires one of the tokens in the environment variable `K3SFN_AUTH_TOKENS`.',
    },
    cors: {
      type: 'bool | list[str]',
      rule: origins,
      default: 'False',
      summary: 'Origins that may call it from a browser: a list, or `True` for any, without credentials.',
    },
    rate_limit: {
      type: 'float',
      rule: positiveNumber,
      optional: true,
      default: 'None',
      summary: 'Requests per second for each client, enforced by the ingress.',
    },
  },
  queue_trigger: {
    queue_name: {
      type: 'str',
      rule: queueName,
      required: true,
      summary: 'The function consumes the list `queue:<queue_name>`.',
    },
    batch_size: {
      type: 'int',
      rule: whole(1, 1000),
      default: '1',
      summary: 'With more than 1, the function gets a list of at most that many items.',
    },
    visibility_timeout: {
      type: 'float',
      rule: positiveNumber,
      default: '30',
      summary: 'Seconds after which another worker takes the items of a dead one.',
    },
    max_attempts: {
      type: 'int',
      rule: whole(1),
      default: '5',
      summary: 'Attempts after which an item becomes a dead letter.',
    },
    dead_letter: {
      type: 'str',
      rule: queueName,
      optional: true,
      default: 'None',
      summary: 'The queue for dead letters; `<queue_name>:dead` if not set.',
    },
  },
  schedule_trigger: {
    cron: {
      type: 'str',
      rule: cronSchedule,
      required: true,
      summary: 'When it runs: five fields, or a macro such as `@daily`.',
    },
    timezone: { type: 'str', rule: timeZone, default: '"UTC"', summary: 'The time zone of `cron`.' },
    concurrency_policy: {
      type: 'str',
      rule: oneOf('Allow', 'Forbid', 'Replace'),
      default: '"Forbid"',
      summary: 'What happens if a run is not over when the next one is due.',
    },
    retries: { type: 'int', rule: whole(0), default: '0', summary: 'How often a failed run is retried.' },
    deadline: {
      type: 'int',
      rule: whole(1),
      optional: true,
      default: 'None',
      summary: 'Seconds by which a run may start late.',
    },
    history: { type: 'int', rule: whole(0), default: '3', summary: 'How many finished runs are kept.' },
  },
  serverless: {
    memory: { ...amount, summary: 'Memory request of a pod.' },
    cpu: { ...amount, summary: 'CPU request of a pod.' },
    memory_limit: { ...amount, summary: 'Memory limit of a pod.' },
    cpu_limit: { ...amount, summary: 'CPU limit of a pod.' },
    min_instances: {
      type: 'int',
      rule: whole(0),
      optional: true,
      summary: 'The minimum number of pods; 0 scales to zero.',
    },
    max_instances: { type: 'int', rule: whole(1), optional: true, summary: 'The maximum number of pods.' },
    timeout: { type: 'float', rule: positiveNumber, optional: true, summary: 'Seconds that one call may take.' },
    environment: {
      type: 'dict[str, str | float]',
      rule: mapTo('str', 'int', 'float'),
      optional: true,
      summary: 'Environment variables.',
    },
    labels: { ...labels, summary: 'Labels of the pods.' },
    secrets: { ...namesOf('names of Secrets'), summary: 'Secrets that are mounted at `/secrets/<name>`.' },
    visibility: {
      type: 'str',
      rule: oneOf('public', 'internal', 'private', 'restricted'),
      optional: true,
      summary: 'Who may call it.',
    },
    allow_from_namespaces: {
      ...namesOf('names of namespaces'),
      summary: 'With `restricted`: the namespaces that may call it.',
    },
    allow_from_pods: { ...labels, summary: 'With `restricted`: the labels of the pods that may call it.' },
  },
}
