/** A Secret with what opens a broker, and the keys of it that hold what. */
export interface QueueAuth {
  readonly secret: string
  readonly key: string
  readonly usernameKey?: string
  /** For `redis-sentinel`: the password of the sentinels themselves. */
  readonly sentinelKey?: string
}

/** Where a queue lives and how to look at it. Secrets are referred to, never written. */
export interface Queue {
  readonly broker: string
  readonly address?: string
  readonly auth?: QueueAuth
  readonly tls: boolean
  readonly sentinelMaster?: string
  readonly consumerGroup?: string
  readonly database?: number
  /** Further settings of what watches it, as that names them. */
  readonly metadata: Readonly<Record<string, string>>
}
