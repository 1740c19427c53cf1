import type { Diagnostic, Origin } from 'k3s-platform/plugin'

type Place = Origin | undefined

/**
 * The backend is spoken to over TLS, and Traefik checks its certificate, which nginx and HAProxy do not. A certificate
 * that the pod has signed itself is refused, and every request is answered with 500. Give the pod a certificate that
 * Traefik trusts, or a ServersTransport of your own by the annotation service.serverstransport.
 */
export function backendCertificateChecked(at: Place): Diagnostic {
  return {
    code: 'ingress-traefik/backend-certificate-checked',
    severity: 'warning',
    message:
      'Traefik checks the certificate of a backend that it speaks TLS with, and refuses one that it does not know.',
    ...(at && { at }),
    hint: 'Name a ServersTransport with the right root certificates in the annotation "traefik.ingress.kubernetes.io/service.serverstransport".',
  }
}

/**
 * A limit for the size of bodies makes Traefik hold back whole requests and whole answers. Streams, server-sent events
 * and large downloads of the route suffer. Leave the limit to the app where answers are streamed.
 */
export function bodyLimitBuffers(at: Place): Diagnostic {
  return {
    code: 'ingress-traefik/body-limit-buffers',
    severity: 'warning',
    message: 'To limit the size of bodies Traefik collects every request and every answer before it passes them on.',
    ...(at && { at }),
    hint: 'Let the app itself limit bodies if it streams answers or sends events.',
  }
}

/**
 * The time that a client may take is a static setting of Traefik's entry point, shared by all routes. Nothing is
 * written for it. Change the entry point where Traefik is installed.
 */
export function clientTimeoutIsStatic(value: string, entryPoint: string, at: Place): Diagnostic {
  return {
    code: 'ingress-traefik/client-timeout-is-static',
    severity: 'warning',
    message: `Traefik has no client timeout for a single route, so "${value}" is not applied.`,
    ...(at && { at }),
    hint: `Set entryPoints.${entryPoint}.transport.respondingTimeouts.readTimeout (60s if not set) in Traefik's static configuration; it holds for all routes.`,
  }
}

/**
 * With credentials browsers take `*` in the list of headers for the name of a header, and Traefik sends the list as it
 * stands, so that requests with headers of their own are refused. HAProxy repeats the headers that were asked for. List
 * the headers.
 */
export function everyHeaderWithCredentials(at: Place): Diagnostic {
  return {
    code: 'ingress-traefik/every-header-with-credentials',
    severity: 'warning',
    message: 'Where credentials are allowed, browsers do not take "*" from Traefik for every header.',
    ...(at && { at }),
    hint: 'List the headers under "allow_headers".',
  }
}

/**
 * Traefik does not queue requests for a pod, so the time that one may wait has no counterpart. Nothing is written for
 * it. With scaling of type keda-http it holds for the interceptor, which does queue.
 */
export function noQueue(value: string, at: Place): Diagnostic {
  return {
    code: 'ingress-traefik/no-queue',
    severity: 'warning',
    message: `Traefik keeps no queue in front of pods, so the queue timeout "${value}" is not applied.`,
    ...(at && { at }),
    hint: 'Remove it for this environment, or scale with "keda-http", whose interceptor has a queue.',
  }
}

/**
 * The matcher `PathRegexp` finds its expression anywhere in a path unless it is anchored. A route may take requests of
 * others. Begin the path with `/`, which it must, and the expression with `^` through an annotation of your own.
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
 * With `path_type: ImplementationSpecific` Traefik compares the start of a path letter by letter, so that `/shop` also
 * takes `/shopping`; HAProxy compares whole elements. Use `Prefix`, which is by whole elements on both, unless the
 * letters are meant.
 */
export function prefixByLetters(path: string, at: Place): Diagnostic {
  return {
    code: 'ingress-traefik/prefix-by-letters',
    severity: 'info',
    message: `Traefik compares "${path}" by letters here, so it takes requests for "${path}x" too.`,
    ...(at && { at }),
    hint: 'Use "path_type: Prefix" to compare whole elements, as HAProxy does.',
  }
}

/**
 * The server timeout is the time until the head of the answer has come; what comes later may take any time. HAProxy
 * counts every silence instead. Nothing has to be done unless the app pauses in the middle of answers.
 */
export function serverTimeoutEndsWithHead(at: Place): Diagnostic {
  return {
    code: 'ingress-traefik/server-timeout-ends-with-head',
    severity: 'info',
    message: 'On Traefik the server timeout ends when the head of the answer has come.',
    ...(at && { at }),
    hint: 'HAProxy also cuts an answer that pauses for so long.',
  }
}
