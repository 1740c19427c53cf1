/**
 * Whether an annotation guards the route: requires a login, a certificate or an address. Controllers have similar names
 * for such keys; a key that only describes a login, such as its realm, is not a guard.
 */
export function isGuard(key: string, value: string): boolean {
  const name = key.slice(key.indexOf('/') + 1)
  if (/snippet$/.test(name)) return /\b(allow|auth_\w+|deny|satisfy)\b/.test(value)
  // Of a Middleware, or of options for TLS, the name is all that is known.
  if (/(^|\.)(middlewares|tls\.options)$/.test(name)) return SOUNDS_LIKE_A_GUARD.test(value)
  return GUARDS.test(name)
}

const GUARDS =
  /^(auth-(secret|tls-secret|tls-verify-client|tls-match-cn|type|url)\w*|basic-auth-secret|enable-(global-auth|modsecurity|owasp-core-rules)|jwt-\S+|modsecurity-\S+|oauth|policies|satisfy|waf|\S*(allow|black|deny|white)-?list(-source-(header|range))?)$/

const SOUNDS_LIKE_A_GUARD = /auth|allow|black|cert|client|deny|\bip|jwt|login|mtls|oidc|white/i
