import { because, definePlugin, type Manifest, metadata, primaryPortOf, trace } from 'k3s-platform/plugin'

/** The ingress class `gateway`: an HTTPRoute of the Gateway API for each route. */
export const gatewayClass = definePlugin({
  name: 'acme-gateway',
  // Whatever is not declared here is reported where a route asks for it.
  ingressClasses: { gateway: { controller: 'The gateway', serves: {} } },
  kinds: { 'gateway.networking.k8s.io/v1 HTTPRoute': {} },
  apply(hooks) {
    hooks.ingress.for('gateway').tap((route, backend, workload, context) => {
      const { name, port } = backend.service
      const number = typeof port === 'number' ? port : (primaryPortOf(workload)?.servicePort ?? 80)
      const type = route.pathType === 'Exact' ? 'Exact' : 'PathPrefix'
      const httpRoute: Manifest<HttpRoute> = {
        apiVersion: 'gateway.networking.k8s.io/v1',
        kind: 'HTTPRoute',
        metadata: metadata(workload),
        spec: trace<HttpRoute['spec']>(route, {
          parentRefs: [{ name: 'public' }],
          hostnames: because(route.hosts, 'hosts'),
          rules: because(
            [{ matches: [{ path: { type, value: route.path } }], backendRefs: [{ name, port: number }] }],
            'path',
          ),
        }),
      }
      context.emit(httpRoute, workload)
    })
  },
})

interface HttpRoute {
  readonly spec: {
    readonly parentRefs: readonly { readonly name: string }[]
    readonly hostnames: readonly string[]
    readonly rules: readonly object[]
  }
}
