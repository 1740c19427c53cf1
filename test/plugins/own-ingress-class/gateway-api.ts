import {
  type Backend,
  because,
  type Context,
  definePlugin,
  type IngressClass,
  listOf,
  type Manifest,
  metadata,
  type ObjectData,
  opening,
  originsOf,
  primaryPortOf,
  type Route,
  trace,
  type Workload,
} from 'k3s-platform/plugin'

declare module 'k3s-platform/plugin' {
  interface RouteSettings {
    readonly gateway?: string
  }
}

/** HTTPRoute of `gateway.networking.k8s.io/v1`, as far as it is written here. */
interface HttpRoute {
  readonly spec: {
    readonly parentRefs: readonly { readonly name: string }[]
    readonly hostnames?: readonly string[]
    readonly rules: readonly {
      readonly matches: readonly { readonly path: { readonly type: string; readonly value: string } }[]
      readonly filters: readonly object[]
      readonly backendRefs: readonly { readonly name: string; readonly port: number }[]
      readonly timeouts?: { readonly request: string }
    }[]
  }
}

const gatewayClass: IngressClass = {
  controller: 'The gateway',
  settings: {
    type: 'object',
    properties: { gateway: { type: 'string', default: 'public', description: 'The Gateway that takes the requests.' } },
  },
  serves: {
    requestHeaders: true,
    rewrite: true,
    'timeouts.server': true,
    // The Gateway has the certificates.
    tls: 'reported',
  },
}

/** Serves routes of the class `gateway` by HTTPRoutes of the Gateway API. */
export const gatewayApi = definePlugin({
  name: 'acme-gateway',
  ingressClasses: { gateway: gatewayClass },
  exposure: {
    'gateway.networking.k8s.io/HTTPRoute': {
      openings: object =>
        addressesOf(object).map(({ name }) => opening(`route ${name}`, 'spec', `${name} is routed to it`)),
      addresses: addressesOf,
    },
  },
  apply(hooks) {
    hooks.ingress.for('gateway').tap((route, backend, workload, context) => {
      if (route.tls) reportCertificate(route, context)
      context.emit(httpRoute(route, backend, workload), workload)
    })
  },
})

function reportCertificate(route: Route, context: Context): void {
  const [at] = originsOf(route, 'tls')
  context.report({
    code: 'acme-gateway/certificate-of-the-gateway',
    severity: 'warning',
    message: 'The Gateway serves its own certificate, whatever the route says.',
    ...(at && { at }),
    hint: 'Add the Secret to the listener of the Gateway.',
  })
}

function httpRoute(route: Route, backend: Backend, workload: Workload): Manifest<HttpRoute> {
  const { path, pathType, rewrite, hosts, timeouts, settings } = route
  const isExact = pathType === 'Exact'
  const headers = Object.entries(backend.headers).map(([name, value]) => ({ name, value }))
  const filters = [
    ...(rewrite
      ? [
          {
            type: 'URLRewrite',
            urlRewrite: {
              path: isExact
                ? { type: 'ReplaceFullPath', replaceFullPath: rewrite.target }
                : { type: 'ReplacePrefixMatch', replacePrefixMatch: rewrite.target },
            },
          },
        ]
      : []),
    ...(headers.length > 0 ? [{ type: 'RequestHeaderModifier', requestHeaderModifier: { set: headers } }] : []),
  ]
  const { name, port } = backend.service
  const rule = {
    matches: [{ path: { type: isExact ? 'Exact' : 'PathPrefix', value: path } }],
    filters,
    backendRefs: [{ name, port: typeof port === 'number' ? port : (primaryPortOf(workload)?.servicePort ?? 80) }],
    ...(timeouts.server !== undefined && { timeouts: { request: timeouts.server } }),
  }
  return {
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'HTTPRoute',
    metadata: metadata(workload),
    spec: trace<HttpRoute['spec']>(route, {
      parentRefs: because([{ name: settings?.gateway ?? 'public' }], originsOf(settings, 'gateway')),
      ...(hosts.length > 0 && { hostnames: because(hosts, 'hosts') }),
      rules: because([rule], ['path', 'rewrite']),
    }),
  }
}

function addressesOf({ spec }: ObjectData) {
  const hosts: readonly string[] = spec?.hostnames ?? ['*']
  return listOf(spec?.rules)
    .flatMap(({ matches }) => listOf(matches))
    .flatMap(({ path }) =>
      hosts.map(host => ({
        name: `${host}${path.value}`,
        hosts: [host],
        path: String(path.value),
        isPrefix: path.type === 'PathPrefix',
      })),
    )
}
