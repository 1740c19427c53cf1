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
    path: { type: 'str', rule: urlPath, default: '"/"', summary: 'Where the function answers, and everything below.' },
    methods: {
      type: 'list[str]',
      rule: listOf(
        `methods: ${METHODS.join(', ')}`,
        value => value.type === 'str' && METHODS.includes(value.value.toUpperCase()),
      ),
      default: '["GET", "POST"]',
      summary: 'The methods that it answers; HEAD comes with GET, and OPTIONS is answered by the runtime.',
    },
    auth: {
      type: 'str',
      rule: oneOf('bearer'),
      optional: true,
      default: 'None',
      summary: '`"bearer"` asks for one of the tokens in the variable `K3SFN_AUTH_TOKENS`.',
    },
    cors: {
      type: 'bool | list[str]',
      rule: origins,
      default: 'False',
      summary: 'Pages of which origins may call it: `True` for any, never with credentials, or a list.',
    },
    rate_limit: {
      type: 'float',
      rule: positiveNumber,
      optional: true,
      default: 'None',
      summary: 'Requests a second that one client may make; the ingress sees to it.',
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
      summary: 'With more than 1, the function gets a list of up to so many items.',
    },
    visibility_timeout: {
      type: 'float',
      rule: positiveNumber,
      default: '30',
      summary: 'Seconds after which the items of a worker that died are taken by another.',
    },
    max_attempts: {
      type: 'int',
      rule: whole(1),
      default: '5',
      summary: 'After so many attempts an item becomes a dead letter.',
    },
    dead_letter: {
      type: 'str',
      rule: queueName,
      optional: true,
      default: 'None',
      summary: 'The queue of dead letters; `<queue_name>:dead` without it.',
    },
  },
  schedule_trigger: {
    cron: {
      type: 'str',
      rule: cronSchedule,
      required: true,
      summary: 'When it runs: five fields, or a word such as `@daily`.',
    },
    timezone: { type: 'str', rule: timeZone, default: '"UTC"', summary: 'The time zone in which `cron` is read.' },
    concurrency_policy: {
      type: 'str',
      rule: oneOf('Allow', 'Forbid', 'Replace'),
      default: '"Forbid"',
      summary: "What happens to a run that is not over at the next one's time.",
    },
    retries: { type: 'int', rule: whole(0), default: '0', summary: 'How often a run that failed is tried again.' },
    deadline: {
      type: 'int',
      rule: whole(1),
      optional: true,
      default: 'None',
      summary: 'Seconds by which a run may start late.',
    },
    history: { type: 'int', rule: whole(0), default: '3', summary: 'How many runs are kept to be looked at.' },
  },
  serverless: {
    memory: { ...amount, summary: 'Memory that one pod reserves.' },
    cpu: { ...amount, summary: 'Processor time that one pod reserves.' },
    memory_limit: { ...amount, summary: 'Memory that one pod may use at most.' },
    cpu_limit: { ...amount, summary: 'Processor time that one pod may use at most.' },
    min_instances: {
      type: 'int',
      rule: whole(0),
      optional: true,
      summary: 'The least number of pods; 0 scales to zero.',
    },
    max_instances: { type: 'int', rule: whole(1), optional: true, summary: 'The greatest number of pods.' },
    timeout: { type: 'float', rule: positiveNumber, optional: true, summary: 'Seconds that one call may take.' },
    environment: {
      type: 'dict[str, str | float]',
      rule: mapTo('str', 'int', 'float'),
      optional: true,
      summary: 'Variables of the environment.',
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
