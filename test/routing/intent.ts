import type { Answer, Request } from './answer.ts'

/** The ingress block of an app: which requests shall reach it, and with which path. */
export interface Intent {
  readonly name: string
  /** None means every host. */
  readonly hosts: readonly string[]
  readonly path: string
  readonly path_type: 'Exact' | 'ImplementationSpecific' | 'Prefix'
  readonly strip_prefix?: boolean
  readonly rewrite_target?: string
}

/**
 * What docs/routing.md promises: an exact host before a wildcard before no host; on one host the exact path, then the
 * longest prefix, by whole elements.
 */
export function intended(intents: readonly Intent[], request: Request): Answer | undefined {
  const { host, path } = request
  for (const name of [host, `*.${host.split('.').slice(1).join('.')}`, '']) {
    const [best] = intents
      .filter(({ hosts }) => (name === '' ? hosts.length === 0 : hosts.includes(name)))
      .filter(intent =>
        intent.path_type === 'Exact' ? path === intent.path : `${path}/`.startsWith(`${base(intent)}/`),
      )
      .sort((one, other) => weight(other) - weight(one))
    if (best) return { backend: best.name, ...seenByApp(best, path) }
  }
  return undefined
}

/** What a prefix is without a slash at its end; empty for the root. */
export function base({ path, path_type }: Intent): string {
  return path_type === 'Exact' ? path : path.replace(/\/$/, '')
}

function weight(intent: Intent): number {
  return intent.path_type === 'Exact' ? Number.POSITIVE_INFINITY : base(intent).length
}

function seenByApp(intent: Intent, path: string): Omit<Answer, 'backend'> {
  const target = intent.rewrite_target ?? (intent.strip_prefix ? '/' : undefined)
  const front = base(intent)
  if (target === undefined || target === (front || '/')) return { path }
  const rest = intent.path_type === 'Exact' ? (front.endsWith('/') ? '/' : '') : path.slice(front.length)
  if (target === '/') return front === '/' ? { path } : { path: rest || '/', forwardedPrefix: front }
  return { path: target + rest }
}
