/** A Service of the cluster and one of its ports. */
export interface ServiceAddress {
  readonly name: string
  readonly namespace: string
  readonly port?: number
}

/** A host outside of the cluster and one of its ports. */
export interface OutsideAddress {
  readonly host: string
  readonly port?: number
}

/**
 * What an address such as `redis`, `redis.data:6379` or `amqp://user@rabbit.data.svc.cluster.local/vhost` leads to, as
 * pods of a namespace look it up.
 */
export function addressOf(text: string, ownNamespace: string): ServiceAddress | OutsideAddress | undefined {
  const [, host = '', digits] = ADDRESS.exec(text.trim()) ?? []
  const port = digits === undefined ? {} : { port: Number(digits) }
  const labels = host.split('.')
  const service = labels.indexOf('svc')
  if (host === '') return undefined
  if (/^[\d.]+$/.test(host) || host.startsWith('[')) return { host, ...port }
  // In front of `svc` is the namespace, before that the Service, and before that a pod of it.
  if (service >= 2) return { name: labels[service - 2]!, namespace: labels[service - 1]!, ...port }
  if (labels.length > 2) return { host, ...port }
  return { name: labels[0]!, namespace: labels[1] ?? ownNamespace, ...port }
}

const ADDRESS = /^(?:[a-z][\w+.-]*:\/\/)?(?:[^@/]*@)?(\[[^\]]*\]|[^:/@\s]*)(?::(\d+))?(?:\/.*)?$/i
