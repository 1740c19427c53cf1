import { type Annotation, type Backend, type Origin, originsOf, type Route } from 'k3s-platform/plugin'
import { bodySize } from './body-size.ts'
import { corsAnnotations } from './cors.ts'
import { haproxyDuration } from './duration.ts'
import { type HeaderLine, headerText } from './header-lines.ts'
import { haproxyKey } from './own-annotations.ts'
import { rateLimitSnippet } from './rate-limit.ts'

/**
 * All that a route says, as annotations of HAProxy Ingress. Keys that belong to a Service apply to its only route. The
 * user's own are read where they are merged with derived lines.
 */
export function derivedAnnotations(
  route: Route,
  backend: Backend,
  headers: readonly HeaderLine[],
  own: Readonly<Record<string, string>>,
): readonly Annotation[] {
  return [
    annotation(
      'headers',
      headerText(headers),
      headers.flatMap(({ because }) => because),
    ),
    ...pathAnnotations(route),
    ...timeoutAnnotations(route, backend),
    ...limitAnnotations(route, own),
    ...(route.cors ? corsAnnotations(route.cors) : []),
    ...backendAnnotations(route),
    ...tlsAnnotations(route),
  ]
}

function pathAnnotations(route: Route): Annotation[] {
  const { rewrite, pathType } = route
  return [
    ...(rewrite ? [annotation('rewrite-target', rewrite.target, originsOf(route, 'rewrite'))] : []),
    // Without it the controller compares letters, and takes capitals for small ones.
    ...(pathType === 'ImplementationSpecific' ? [annotation('path-type', 'prefix', originsOf(route, 'pathType'))] : []),
  ]
}

function timeoutAnnotations({ timeouts }: Route, backend: Backend): Annotation[] {
  return (['connect', 'server', 'queue'] as const).flatMap(field => {
    const written = timeouts[field]
    const asked = written ?? (field === 'connect' ? undefined : backend.timeouts?.[field])
    const duration = asked === undefined ? undefined : haproxyDuration(asked)
    if (duration === undefined) return []
    return [
      annotation(`timeout-${field}`, duration, written === undefined ? backend.because : originsOf(timeouts, field)),
    ]
  })
}

function limitAnnotations(route: Route, own: Readonly<Record<string, string>>): Annotation[] {
  const snippet = rateLimitSnippet(route, own)
  const { bodyLimit, concurrencyLimit, allowedAddresses } = route
  return [
    ...(bodyLimit !== undefined
      ? [annotation('proxy-body-size', bodySize(bodyLimit), originsOf(route, 'bodyLimit'))]
      : []),
    ...(snippet ? [snippet] : []),
    ...(concurrencyLimit && !snippet
      ? [annotation('limit-connections', String(concurrencyLimit), originsOf(route, 'concurrencyLimit'))]
      : []),
    ...(allowedAddresses
      ? [annotation('allowlist-source-range', allowedAddresses.join(','), originsOf(route, 'allowedAddresses'))]
      : []),
  ]
}

function backendAnnotations(route: Route): Annotation[] {
  const { backendProtocol, stickyCookie } = route
  const protocols = { h2: 'h2-ssl', h2c: 'h2', https: 'h1-ssl' } as const
  const because = originsOf(route, 'stickyCookie')
  return [
    ...(backendProtocol
      ? [annotation('backend-protocol', protocols[backendProtocol], originsOf(route, 'backendProtocol'))]
      : []),
    ...(stickyCookie ? [annotation('affinity', 'cookie', because)] : []),
    ...(stickyCookie?.name ? [annotation('session-cookie-name', stickyCookie.name, because)] : []),
  ]
}

function tlsAnnotations(route: Route): Annotation[] {
  const { tls, hsts, redirectsToTls } = route
  if (!tls) return []
  const because = originsOf(route, 'tls')
  return [
    ...(tls.issuer
      ? [
          {
            key: tls.issuer.kind === 'Issuer' ? 'cert-manager.io/issuer' : 'cert-manager.io/cluster-issuer',
            value: tls.issuer.name,
            because: originsOf(tls, 'issuer'),
          },
        ]
      : []),
    annotation('ssl-redirect', String(redirectsToTls ?? true), because),
    // The controller's default would bind browsers to HTTPS for half a year, unasked.
    annotation('hsts', String(hsts), hsts ? originsOf(route, 'hsts') : because),
  ]
}

function annotation(key: string, value: string, because: readonly Origin[]): Annotation {
  return { key: haproxyKey(key), value, because }
}
