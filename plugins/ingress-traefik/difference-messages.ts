import type { Diagnostic, Origin } from 'k3s-platform/plugin'

type Place = Origin | undefined

/**
 * Traefik connects to the backend over TLS and verifies its certificate, which nginx and HAProxy do not. It rejects a
 * self-signed certificate, and responds to every request with 500. Give the pod a certificate that Traefik trusts, or
 * name a ServersTransport in the annotation service.serverstransport.
 */
export function backendCertificateChecked(at: Place): Diagnostic {
  return {
    code: 'ingress-traefik/backend-certificate-checked',
    severity: 'warning',
    message: 'Traefik verifies the certificate of a backend with TLS, and rejects one that it does not trust.',
    ...(at && { at }),
    hint: 'Name a ServersTransport with the right root certificates in the annotation "traefik.ingress.kubernetes.io/service.serverstransport".',
  }
}

/**
 * A limit for the size of bodies makes Traefik buffer whole requests and whole responses. Streams, server-sent events
 * and large downloads of the route suffer. Limit bodies in the app if it streams responses.
 */
export function bodyLimitBuffers(at: Place): Diagnostic {
  return {
    code: 'ingress-traefik/body-limit-buffers',
    severity: 'warning',
    message: 'To limit the size of bodies, Traefik buffers every request and every response.',
    ...(at && { at }),
    hint: 'Limit bodies in the app if it streams responses or sends events.',
  }
}

/**
 * The client timeout is a static setting of Traefik's entry point, shared by all routes. It is not in the tree. Change
 * the entry point where Traefik is installed.
 */
export function clientTimeoutIsStatic(value: string, entryPoint: string, at: Place): Diagnostic {
  return {
    code: 'ingress-traefik/client-timeout-is-static',
    severity: 'warning',
    message: `Traefik has no client timeout for a single route, so "${value}" is not applied.`,
    ...(at && { at }),
    hint: `Set entryPoints.${entryPoint}.transport.respondingTimeouts.readTimeout (60s if not set) in Traefik's static configuration; it applies to all routes.`,
  }
}

/**
 * With credentials, browsers treat `*` in the list of headers as the name of a header, and Traefik sends the list
 * unchanged, so that requests with custom headers fail. HAProxy repeats the requested headers. List the headers.
 */
export function everyHeaderWithCredentials(at: Place): Diagnostic {
  return {
    code: 'ingress-traefik/every-header-with-credentials',
    severity: 'warning',
    message: 'With "allow_credentials", browsers treat the "*" that Traefik sends as the name of a header.',
    ...(at && { at }),
    hint: 'List the headers under "allow_headers".',
  }
}

/**
 * Traefik does not queue requests for a pod, so a queue timeout has no counterpart and is not in the tree. With scaling
 * of type keda-http it applies to the interceptor, which has a queue.
 */
export function noQueue(value: string, at: Place): Diagnostic {
  return {
    code: 'ingress-traefik/no-queue',
    severity: 'warning',
    message: `Traefik does not queue requests, so the queue timeout "${value}" is not applied.`,
    ...(at && { at }),
    hint: 'Remove it for this environment, or scale with "keda-http", whose interceptor has a queue.',
  }
}

/**
 * The matcher `PathRegexp` finds its expression anywhere in a path unless it is anchored. A route may receive requests
 * of others. Begin the path with `/`, which it must, and the expression with `^` through an annotation of your own.
 */
export function pathRegexpIsUnanchored(path: string, at: Place): Diagnostic {
  return {
    code: 'ingress-traefik/path-regexp-is-unanchored',
    severity: 'warning',
    message: `Traefik finds the expression "${path}" anywhere in a path, not only at its start.`,
    ...(at && { at }),
    hint: 'Use "path_type: Prefix", or make sure that no other path contains it.',
  }
}

/**
 * With `path_type: ImplementationSpecific` Traefik compares paths by characters, so that `/shop` also matches
 * `/shopping`; HAProxy compares whole elements. Use `Prefix`, which compares whole elements on both, unless you need
 * that.
 */
export function prefixByLetters(path: string, at: Place): Diagnostic {
  return {
    code: 'ingress-traefik/prefix-by-letters',
    severity: 'info',
    message: `Traefik compares "${path}" by characters here, so it also matches "${path}x".`,
    ...(at && { at }),
    hint: 'Use "path_type: Prefix" to compare whole elements, as HAProxy does.',
  }
}

/**
 * The server timeout ends with the headers of the response; the body may take any time. On HAProxy it applies to every
 * pause. This matters only if the app pauses within responses.
 */
export function serverTimeoutEndsWithHead(at: Place): Diagnostic {
  return {
    code: 'ingress-traefik/server-timeout-ends-with-head',
    severity: 'info',
    message: 'On Traefik the server timeout ends with the headers of the response.',
    ...(at && { at }),
    hint: 'HAProxy also ends a response that pauses for that long.',
  }
}
