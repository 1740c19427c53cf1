import type { HTTPIngressPath, Ingress } from 'kubernetes-types/networking/v1.js'
import type { Manifest } from '../k8s/object.ts'
import type { AppObjects, ImportedMiddleware } from './app-objects.ts'
import { type EntryNode, filled, some } from './entry-node.ts'

/** `ingress`: the route that all Ingresses of an app make together; annotations are found out by a build. */
export function ingressKeys(objects: AppObjects): EntryNode | undefined {
  const { ingresses, middlewares } = objects
  const encrypted = ingresses.filter(({ spec }) => spec?.tls)
  const main = encrypted.length > 0 ? encrypted : ingresses
  const [first] = main
  if (!first) return undefined
  const path = pathOf(first.spec?.rules?.[0]?.http?.paths ?? [])
  const hosts = hostsOf(main)
  const chain = referencedMiddlewares(first, middlewares)
  const limits = Object.assign({}, ...chain.map(limitAnnotations), foreignMiddlewares(first, chain))
  return filled({
    class: first.spec?.ingressClassName,
    ...path,
    hosts: some(hosts),
    tls: tlsKeys(first, hosts),
    timeouts: timeoutKeys(objects),
    ...Object.assign({}, ...chain.map(middleware => middlewareKeys(middleware, path.path))),
    annotations: limits,
  })
}

/** The hosts of all rules. Ingresses that differ by priority split them; the list of the certificate has their order. */
function hostsOf(ingresses: readonly Manifest<Ingress>[]): readonly string[] {
  const hosts = ingresses.flatMap(({ spec }) => (spec?.rules ?? []).flatMap(({ host }) => host ?? []))
  const certified = ingresses[0]?.spec?.tls?.[0]?.hosts ?? []
  return [...new Set([...certified.filter(host => hosts.includes(host)), ...hosts])]
}

/** A path and everything below it are two paths, so that every controller compares whole elements. */
function pathOf(paths: readonly HTTPIngressPath[]): { path: string; path_type?: string } {
  const [first, second] = paths
  const { path = '/', pathType } = first ?? {}
  const isBoth = pathType === 'Exact' && second?.pathType === 'Prefix' && second.path === `${path}/`
  return { path, ...(pathType !== undefined && { path_type: isBoth ? 'Prefix' : pathType }) }
}

/** How long requests may take, by the transport that the Services name. */
function timeoutKeys({ services, transports }: AppObjects): EntryNode | undefined {
  const names = services.flatMap(
    ({ metadata }) => metadata.annotations?.['traefik.ingress.kubernetes.io/service.serverstransport'] ?? [],
  )
  const transport = transports.find(({ metadata }) =>
    names.includes(`${metadata.namespace}-${metadata.name}@kubernetescrd`),
  )
  const { dialTimeout, responseHeaderTimeout } = transport?.spec?.forwardingTimeouts ?? {}
  return filled({ connect: dialTimeout, server: responseHeaderTimeout })
}

function tlsKeys({ spec, metadata }: Manifest<Ingress>, hosts: readonly string[]): EntryNode | undefined {
  const [tls] = spec?.tls ?? []
  if (!tls) return undefined
  const cluster = metadata.annotations?.['cert-manager.io/cluster-issuer']
  const own = metadata.annotations?.['cert-manager.io/issuer']
  return filled({
    enabled: true,
    secret: tls.secretName,
    // A Secret called like a usual issuer would be taken for one.
    issuer: cluster ?? own ?? (tls.secretName?.startsWith('letsencrypt') ? 'none' : undefined),
    issuer_kind: own === undefined ? undefined : 'Issuer',
    hosts: some((tls.hosts ?? []).filter(host => !hosts.includes(host))),
  })
}

function referencedMiddlewares(
  { metadata }: Manifest<Ingress>,
  all: readonly ImportedMiddleware[],
): readonly ImportedMiddleware[] {
  const references = metadata.annotations?.['traefik.ingress.kubernetes.io/router.middlewares']?.split(',') ?? []
  return references.flatMap(
    reference =>
      all.find(other => reference.trim() === `${other.metadata.namespace}-${other.metadata.name}@kubernetescrd`) ?? [],
  )
}

function middlewareKeys({ spec = {} }: ImportedMiddleware, path: string): EntryNode {
  const { stripPrefix, replacePath, replacePathRegex, rateLimit, headers } = spec as {
    stripPrefix?: { prefixes?: readonly string[] }
    replacePath?: { path?: string }
    replacePathRegex?: { replacement?: string }
    rateLimit?: { average?: number; burst?: number }
    headers?: Headers
  }
  // The slash at the end of a path is left to the app.
  const stripped = stripPrefix?.prefixes?.[0]
  if (stripped !== undefined && (stripped === path || `${stripped}/` === path)) return { strip_prefix: true }
  if (replacePath) return { rewrite_target: replacePath.path }
  if (replacePathRegex)
    return { rewrite_target: replacePathRegex.replacement?.replace(/\/?\$1$/, '').replaceAll('$$', '$') }
  if (rateLimit) return { rate_limit: { requests_per_second: rateLimit.average, burst: rateLimit.burst } }
  if (headers?.stsSeconds) return { hsts: true }
  return headers?.accessControlAllowOriginList || headers?.accessControlAllowOriginListRegex
    ? { cors: corsKeys(headers) }
    : {}
}

/** Limits that have no key, by annotations that every ingress class understands. */
function limitAnnotations({ spec = {} }: ImportedMiddleware): Readonly<Record<string, string>> {
  const { buffering, inFlightReq, ipAllowList } = spec as {
    buffering?: { maxRequestBodyBytes?: number }
    inFlightReq?: { amount?: number }
    ipAllowList?: { sourceRange?: readonly string[] }
  }
  if (buffering?.maxRequestBodyBytes !== undefined)
    return { 'nginx.ingress.kubernetes.io/proxy-body-size': String(buffering.maxRequestBodyBytes) }
  if (inFlightReq?.amount !== undefined)
    return { 'nginx.ingress.kubernetes.io/limit-connections': String(inFlightReq.amount) }
  return ipAllowList?.sourceRange
    ? { 'nginx.ingress.kubernetes.io/whitelist-source-range': ipAllowList.sourceRange.join(',') }
    : {}
}

/** References to middlewares of other files stay as they are. */
function foreignMiddlewares(
  { metadata }: Manifest<Ingress>,
  chain: readonly ImportedMiddleware[],
): Readonly<Record<string, string>> {
  const own = chain.map(other => `${other.metadata.namespace}-${other.metadata.name}@kubernetescrd`)
  const foreign = (metadata.annotations?.[MIDDLEWARES]?.split(',') ?? []).filter(one => !own.includes(one.trim()))
  return foreign.length > 0 ? { [MIDDLEWARES]: foreign.join(',') } : {}
}

const MIDDLEWARES = 'traefik.ingress.kubernetes.io/router.middlewares'

interface Headers {
  readonly stsSeconds?: number
  readonly accessControlAllowOriginList?: readonly string[]
  readonly accessControlAllowOriginListRegex?: readonly string[]
  readonly accessControlAllowMethods?: readonly string[]
  readonly accessControlAllowHeaders?: readonly string[]
  readonly accessControlAllowCredentials?: boolean
}

function corsKeys(headers: Headers): EntryNode | undefined {
  return filled({
    allow_origins: [
      ...(headers.accessControlAllowOriginList ?? []),
      ...(headers.accessControlAllowOriginListRegex ?? []).map(originOf),
    ],
    allow_methods: headers.accessControlAllowMethods,
    allow_headers: headers.accessControlAllowHeaders,
    allow_credentials: headers.accessControlAllowCredentials,
  })
}

/** `^https://[^/]+\\.example\\.com$` as `https://*.example.com`. */
function originOf(pattern: string): string {
  return pattern
    .replace(/^\^|\$$/g, '')
    .replaceAll('[^/]+', '*')
    .replaceAll('\\', '')
}
