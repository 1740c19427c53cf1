import { type Diagnostic, enumerated, type Origin } from 'k3s-platform/plugin'

type Place = Origin | undefined

/**
 * A route refuses some clients, and HAProxy compares its path byte by byte: `/p/../secret` belongs to `/p`, and reaches
 * the app unchanged. A rule for one path does not guard another that the app resolves to. Check paths in the app too.
 */
export function accessRuleOnRawPath(path: string, at: Place): Diagnostic {
  return {
    code: 'ingress-haproxy/access-rule-on-raw-path',
    severity: 'warning',
    message: `HAProxy controls access to "${path}" by the path as the client sent it, and does not resolve "..", "//" or "%70".`,
    ...(at && { at }),
    hint: 'Use a separate host for what must be guarded, or reject such paths in the app.',
  }
}

/**
 * HAProxy compares the limit with the Content-Length of a request. A chunked body has none and passes, whatever its
 * size. Limit bodies in the app, too.
 */
export function bodyLimitMissesChunks(at: Place): Diagnostic {
  return {
    code: 'ingress-haproxy/body-limit-misses-chunks',
    severity: 'warning',
    message: 'HAProxy limits only bodies with a Content-Length; a chunked body of any size passes.',
    ...(at && { at }),
    hint: 'Limit bodies in the app, too.',
  }
}

/**
 * CORS differs from Traefik in details: HAProxy answers every OPTIONS request itself, repeats the origin where `*` is
 * allowed, puts the allowed methods and headers on every answer to an allowed origin, and names `Origin` in `Vary` only
 * there. This matters only behind a shared cache, or if the app answers OPTIONS itself.
 */
export function corsDiffers(at: Place): Diagnostic {
  return {
    code: 'ingress-haproxy/cors-differs',
    severity: 'info',
    message:
      'With CORS, HAProxy answers every OPTIONS request itself, and puts "Vary: Origin" only on answers to allowed origins.',
    ...(at && { at }),
    hint: 'Keep responses of this route out of shared caches.',
  }
}

/**
 * HAProxy checks pods every two seconds and responds with 503 immediately if none is up, where Traefik tries to connect
 * until the connect timeout and responds with 504, or 502 if the pod refuses. Nothing has to be done.
 */
export function endpointsAreChecked(at: Place): Diagnostic {
  return {
    code: 'ingress-haproxy/endpoints-are-checked',
    severity: 'info',
    message: 'HAProxy responds with 503 immediately while no pod is up, without waiting for the connect timeout.',
    ...(at && { at }),
    hint: 'Traefik waits for the connect timeout, and responds with 504.',
  }
}

/**
 * On routes that keep their path HAProxy passes on an `X-Forwarded-Prefix` that a client sends; Traefik removes it. An
 * app that builds links from the header should not trust it there.
 */
export function forwardedPrefixPasses(apps: readonly string[], at: Place): Diagnostic {
  return {
    code: 'ingress-haproxy/forwarded-prefix-passes',
    severity: 'info',
    message: `HAProxy passes the X-Forwarded-Prefix that a client sends on to ${enumerated(apps)}.`,
    ...(at && { at }),
    hint: 'Since version 0.17 the annotation "haproxy-ingress.github.io/request-del-headers: X-Forwarded-Prefix" removes it.',
  }
}

/**
 * HAProxy compares and passes on paths byte by byte, where Traefik first resolves `//`, `/../` and encoded letters. The
 * app sees what the client sent. This matters only for apps that open files by the path.
 */
export function pathIsRaw(at: Place): Diagnostic {
  return {
    code: 'ingress-haproxy/path-is-raw',
    severity: 'info',
    message:
      'HAProxy passes paths on as they were sent: "//", "/../" and "%70" reach the apps, which Traefik would resolve.',
    ...(at && { at }),
    hint: 'Validate paths in apps that open files by them.',
  }
}

/**
 * HAProxy redirects plain HTTP with 302, after which browsers send a POST again as a GET; Traefik uses 301 and 308.
 * Only the controller's ConfigMap changes it. No action is needed if clients use HTTPS from the start.
 */
export function redirectIs302(at: Place): Diagnostic {
  return {
    code: 'ingress-haproxy/redirect-is-302',
    severity: 'info',
    message: 'HAProxy redirects to HTTPS with 302, which turns a POST into a GET.',
    ...(at && { at }),
    hint: 'Set ssl-redirect-code: "308" in the controller\'s ConfigMap.',
  }
}

/**
 * On HAProxy the server timeout is the longest pause of a pod, also within a response. On Traefik it ends with the
 * headers of the response. Send data regularly in responses that pause.
 */
export function serverTimeoutCutsSilence(at: Place): Diagnostic {
  return {
    code: 'ingress-haproxy/server-timeout-cuts-silence',
    severity: 'info',
    message: 'On HAProxy the server timeout also ends a response that pauses for that long.',
    ...(at && { at }),
    hint: 'Send data in between, such as comments in server-sent events.',
  }
}
