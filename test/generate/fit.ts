import type { Node } from './node.ts'
import { SOME_PORT } from './probes.ts'

/** What the parts of an app have to agree on, in every environment. */
export interface Facts {
  readonly name: string
  readonly ports: readonly Node[]
  /** Whether some environment scales by the use of a resource, which then must be requested everywhere. */
  readonly isMeasured: boolean
  /** The greatest number of `replicas` in any environment: no scaler may stay below it. */
  readonly mostReplicas: number
  /** What the paths of its routes begin with. */
  readonly prefix: string
  /** Whether every environment has a certificate and a host for routes that name none. */
  readonly hasCertificates: boolean
  readonly hasDomains: boolean
}

/** The parts of an app, changed as little as it takes to make them agree. */
export function fit(body: Node, facts: Facts): Node {
  const { ports } = facts
  const { ingress, scaling, probes, resources, ...rest } = body
  return {
    ...rest,
    ...((resources || facts.isMeasured) && { resources: measured(resources as Node | undefined, facts) }),
    ...(scaling !== undefined && { scaling: scaled(scaling as Node, facts) }),
    ...(probes !== undefined && { probes: asked(probes as Node, ports) }),
    ...(ingress !== undefined && ports.length > 0 && { ingress: routed(ingress as Node, facts) }),
  }
}

function measured(resources: Node = {}, { isMeasured }: Facts): Node {
  return isMeasured ? { cpu: '1m', memory: '1', ...resources } : resources
}

function scaled(scaling: Node, { ports, mostReplicas }: Facts): Node {
  const { type, max_instances: greatest } = scaling
  if (ports.length === 0 && (type === undefined || type === 'keda-http')) return { type: 'none' }
  return greatest === undefined ? scaling : { ...scaling, max_instances: Math.max(greatest as number, mostReplicas) }
}

function asked(probes: Node, ports: readonly Node[]): Node {
  const named = ports.find(({ name }) => name !== undefined)?.name
  const portOf = (probe: Node) =>
    probe.port === SOME_PORT ? (named ?? 8080) : (probe.port ?? (ports.length > 0 ? undefined : 8080))
  return Object.fromEntries(
    Object.entries(probes).map(([kind, value]) => {
      const { port: _, ...probe } = value as Node
      const port = probe.command === undefined ? portOf(value as Node) : undefined
      return [kind, { ...probe, ...(port !== undefined && { port }) }]
    }),
  )
}

/** Paths of different apps never meet, and no route asks for a certificate or a host that nobody has. */
function routed(ingress: Node, { prefix, hasCertificates, hasDomains }: Facts): Node {
  const { tls, ...rest } = ingress
  const path = ingress.path === undefined || ingress.path === '/' ? prefix || '/' : `${prefix}${ingress.path}`
  const hosts = ingress.hosts as readonly string[] | undefined
  const hasHosts = hasDomains || (hosts !== undefined && hosts.length > 0)
  const { secret, issuer } = (tls ?? {}) as Node
  const hasCertificate = hasCertificates || secret !== undefined || issuer !== undefined
  return {
    ...rest,
    ...((prefix !== '' || 'path' in rest) && { path }),
    ...(tls !== undefined && hasHosts && hasCertificate && { tls }),
  }
}
