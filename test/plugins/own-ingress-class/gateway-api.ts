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

/** The part of the definition's schema that this plugin writes. */
const httpRouteSchema = {
  type: 'object',
  properties: {
    spec: {
      type: 'object',
      properties: {
        parentRefs: {
          type: 'array',
          items: { type: 'object', properties: { name: { type: 'string', minLength: 1 } }, required: ['name'] },
        },
        hostnames: {
          type: 'array',
          items: { type: 'string', pattern: String.raw`^(\*\.)?[a-z0-9]([-a-z0-9.]*[a-z0-9])?$` },
        },
        rules: {
          type: 'array',
          items: {
            type: 'object',
            properties: {
              matches: { type: 'array', items: { type: 'object', properties: { path: { type: 'object' } } } },
              filters: { type: 'array', items: { type: 'object' } },
              backendRefs: { type: 'array', items: { type: 'object' } },
              // The Gateway API has durations of its own, of at most five digits for each unit.
              timeouts: {
                type: 'object',
                properties: { request: { type: 'string', pattern: '^([0-9]{1,5}(h|m|s|ms)){1,4}$' } },
              },
            },
          },
        },
      },
      required: ['parentRefs'],
    },
  },
  required: ['spec'],
}

/** Serves routes of the class `gateway` by HTTPRoutes of the Gateway API. */
export const gatewayApi = definePlugin({
  name: 'acme-gateway',
  ingressClasses: { gateway: gatewayClass },
  kinds: {
    'gateway.networking.k8s.io/v1 HTTPRoute': { place: 'route', schema: httpRouteSchema },
  },
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
  const servicePort = typeof port === 'number' ? port : (primaryPortOf(workload)?.servicePort ?? 80)
  const request = timeouts.server === undefined ? undefined : { request: timeouts.server }
  const rule = trace(route, {
    matches: because([{ path: { type: isExact ? 'Exact' : 'PathPrefix', value: path } }], 'path'),
    filters: because(filters, ['rewrite', 'path']),
    backendRefs: because([{ name, port: servicePort }], backend.because),
    timeouts: because(request, originsOf(timeouts, 'server')),
  })
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
