/**
 * A Python function with a trigger, as its file declares it. This node, `trigger` and `settings`, and the maps and
 * lists in them, have provenance: the argument in the Python file, then the constant that it names, if any.
 */
export interface DiscoveredFunction {
  readonly name: string
  /** The module that Python imports it from: `functions.workers`. */
  readonly module: string
  /** Its file, relative to the folder of the entry, with `/`. */
  readonly file: string
  /** The line of its `def`, counted from 1. */
  readonly line: number
  readonly async: boolean
  readonly trigger: FunctionTrigger
  /** What `@serverless` was given; empty without it. */
  readonly settings: FunctionSettings
}

/** What starts a function; only what was given is there, and `None` counts as not given. */
export type FunctionTrigger = HttpTrigger | QueueTrigger | ScheduleTrigger

/** The arguments of `@http_trigger`. */
export interface HttpTrigger {
  readonly type: 'http'
  readonly path?: string
  readonly methods?: readonly string[]
  readonly auth?: 'bearer'
  readonly cors?: boolean | readonly string[]
  readonly rate_limit?: number
}

/** The arguments of `@queue_trigger`. */
export interface QueueTrigger {
  readonly type: 'queue'
  readonly queue_name: string
  readonly batch_size?: number
  readonly visibility_timeout?: number
  readonly max_attempts?: number
  readonly dead_letter?: string
}

/** The arguments of `@schedule_trigger`. */
export interface ScheduleTrigger {
  readonly type: 'schedule'
  readonly cron: string
  readonly timezone?: string
  readonly concurrency_policy?: 'Allow' | 'Forbid' | 'Replace'
  readonly retries?: number
  readonly deadline?: number
  readonly history?: number
}

/** The arguments of `@serverless`; only what was given is there, and `None` counts as not given. */
export interface FunctionSettings {
  readonly memory?: string | number
  readonly cpu?: string | number
  readonly memory_limit?: string | number
  readonly cpu_limit?: string | number
  readonly min_instances?: number
  readonly max_instances?: number
  readonly timeout?: number
  readonly environment?: Readonly<Record<string, string | number>>
  readonly labels?: Readonly<Record<string, string>>
  readonly secrets?: readonly string[]
  readonly visibility?: 'public' | 'internal' | 'private' | 'restricted'
  readonly allow_from_namespaces?: readonly string[]
  readonly allow_from_pods?: Readonly<Record<string, string>>
}
