/** The decorators of the Python package by their full names. */
export type DecoratorName = 'http_trigger' | 'queue_trigger' | 'schedule_trigger' | 'serverless'

/** What each name of the Python package `k3sfn` that decorates stands for. */
export const PUBLIC_NAMES: ReadonlyMap<string, DecoratorName> = new Map([
  ['http_trigger', 'http_trigger'],
  ['queue_trigger', 'queue_trigger'],
  ['schedule_trigger', 'schedule_trigger'],
  ['serverless', 'serverless'],
  ['http', 'http_trigger'],
  ['queue', 'queue_trigger'],
  ['schedule', 'schedule_trigger'],
])

/** The names that are decorators in each module of the package; others hold none. */
export const NAMES_BY_MODULE: ReadonlyMap<string, ReadonlyMap<string, DecoratorName>> = new Map([
  ['k3sfn', PUBLIC_NAMES],
  ['k3sfn.decorators', new Map([...PUBLIC_NAMES].filter(([name, full]) => name === full))],
])

/** What `k3sfn` exports in addition to decorators. */
export const OTHER_NAMES: readonly string[] = ['Context', 'Request', 'Response']
