/** What a code of an earlier version is called now; levels under the old name still hold. */
export function newCodeOf(code: string): string | undefined {
  if (code === 'ingress-haproxy/wrong-haproxy') return 'config/annotation-dropped'
  if (Object.hasOwn(MOVED, code)) return MOVED[code]
  const [, rule] = /^ingress-(?:traefik|haproxy)(\/.*)$/.exec(code) ?? []
  return rule === undefined ? undefined : SAID_ONCE.find(newCode => newCode.endsWith(rule))
}

/** What each of the two ingress plugins said by itself, and the core says for every class. */
const SAID_ONCE = [
  'config/annotation-dropped',
  'config/annotation-translated',
  'config/guard-dropped',
  'config/ingress-class-annotation',
  'pipeline/annotation-wins',
  'route/hsts-needs-tls',
  'route/issuer-expected',
  'route/rate-limit-by-address',
  'route/regular-expression-with-rewrite',
  'route/tls-host-in-two-namespaces',
  'route/tls-secret-expected',
]

/** Checks of objects that went to the plugins whose objects they are. */
const MOVED: Readonly<Record<string, string>> = {
  'check/unknown-time-zone': 'keda/unknown-trigger-zone',
  'check/unknown-trigger': 'keda/unknown-trigger',
  'check/unreadable-duration': 'ingress-traefik/unreadable-duration',
}
