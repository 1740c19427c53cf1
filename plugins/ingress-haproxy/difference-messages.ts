import { type Diagnostic, enumerated, type Origin } from 'k3s-platform/plugin'

type Place = Origin | undefined

/**
 * A route refuses some clients, and HAProxy compares its path byte by byte: `/p/../secret` belongs to `/p`, and reaches
 * the app as it stands. A rule for one path does not guard another that the app resolves to. Check paths in the app too.
 */
export function accessRuleOnRawPath(path: string, at: Place): Diagnostic {
  return {
    code: 'ingress-haproxy/access-rule-on-raw-path',
    severity: 'warning',
    message: `HAProxy decides who may ask for "${path}" by the path as it was sent, before anybody resolves "..", "//" or "%70" in it.`,
    ...(at && { at }),
    hint: 'Give what must be guarded a host of its own, or let the app itself refuse such paths.',
  }
}

/**
 * HAProxy compares the limit with the length that a client announces. A body that comes in chunks announces none and
 * passes, whatever its size. Let the app limit bodies as well.
 */
export function bodyLimitMissesChunks(at: Place): Diagnostic {
  return {
    code: 'ingress-haproxy/body-limit-misses-chunks',
    severity: 'warning',
    message: 'HAProxy limits only bodies whose length is announced; one that comes in chunks passes at any size.',
    ...(at && { at }),
    hint: 'Let the app itself limit bodies too.',
  }
}

/**
 * CORS differs from Traefik in details: HAProxy answers every OPTIONS request itself, repeats the origin where `*` is
 * allowed, puts the allowed methods and headers on every answer to an allowed origin, and names `Origin` in `Vary` only
 * there. Nothing has to be done unless a shared cache stands in front, or the app answers OPTIONS itself.
 */
export function corsDiffers(at: Place): Diagnostic {
  return {
    code: 'ingress-haproxy/cors-differs',
    severity: 'info',
    message:
      'With CORS, HAProxy answers every OPTIONS request itself, and puts "Vary: Origin" only on answers to allowed origins.',
    ...(at && { at }),
    hint: 'Keep answers of this route out of shared caches.',
  }
}

/**
 * HAProxy checks pods every two seconds and answers 503 at once when none is up, where Traefik tries to connect for as
 * long as the connect timeout says and answers 504, or 502 if the pod refuses. Nothing has to be done.
 */
export function endpointsAreChecked(at: Place): Diagnostic {
  return {
    code: 'ingress-haproxy/endpoints-are-checked',
    severity: 'info',
    message: 'HAProxy answers 503 at once while no pod is up, without waiting for the connect timeout.',
    ...(at && { at }),
    hint: 'Traefik tries to connect for that long, and answers 504.',
  }
}

/**
 * On routes that keep their path HAProxy passes on an `X-Forwarded-Prefix` that a client claims; Traefik removes it. An
 * app that builds links from the header should not trust it there.
 */
export function forwardedPrefixPasses(apps: readonly string[], at: Place): Diagnostic {
  return {
    code: 'ingress-haproxy/forwarded-prefix-passes',
    severity: 'info',
    message: `HAProxy passes on what a client claims in X-Forwarded-Prefix to ${enumerated(apps)}.`,
    ...(at && { at }),
    hint: 'Since version 0.17 the annotation "haproxy-ingress.github.io/request-del-headers: X-Forwarded-Prefix" removes it.',
  }
}

/**
 * HAProxy compares and passes on paths byte by byte, where Traefik first resolves `//`, `/../` and encoded letters. The
 * app sees what the client sent. Nothing has to be done for apps that resolve paths with care.
 */
export function pathIsRaw(at: Place): Diagnostic {
  return {
    code: 'ingress-haproxy/path-is-raw',
    severity: 'info',
    message:
      'HAProxy passes paths on as they were sent: "//", "/../" and "%70" reach the apps, which Traefik would resolve.',
    ...(at && { at }),
    hint: 'Take care in apps that open files by the path.',
  }
}

/**
 * HAProxy redirects plain HTTP with 302, after which browsers send a POST again as a GET; Traefik uses 301 and 308.
 * Only the controller's ConfigMap changes it. Nothing has to be done where clients use HTTPS from the start.
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
 * On HAProxy the server timeout is the longest silence of a pod, also in the middle of an answer. Traefik counts only
 * until the head of the answer. Send something from time to time in answers that pause.
 */
export function serverTimeoutCutsSilence(at: Place): Diagnostic {
  return {
    code: 'ingress-haproxy/server-timeout-cuts-silence',
    severity: 'info',
    message: 'On HAProxy the server timeout also cuts an answer that pauses for so long.',
    ...(at && { at }),
    hint: 'Send something in between, such as comments in server-sent events.',
  }
}
