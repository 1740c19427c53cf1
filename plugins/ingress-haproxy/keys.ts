/**
 * Whether a key of HAProxy Ingress works as an annotation, only in the controller's ConfigMap, or does not exist; by the
 * documentation of its versions 0.14 to 0.17.
 */
export function scopeOf(key: string): 'annotation' | 'global' | 'unknown' {
  if (/^http-response-\d+$/.test(key) || annotationKeys().includes(key)) return 'annotation'
  return GLOBAL_KEYS.trim().split(/\s+/).includes(key) ? 'global' : 'unknown'
}

/** The keys that work as annotations. */
export function annotationKeys(): readonly string[] {
  return ANNOTATION_KEYS.trim().split(/\s+/)
}

const GLOBAL_KEYS = `
  acme-emails acme-endpoint acme-expiring acme-shared acme-terms-agreed allow-local-bind auth-log-format
  auth-proxy auth-tls-default-secret bind-ip-addr-healthz bind-ip-addr-prometheus bind-ip-addr-stats
  bind-ip-addr-tcp close-sessions-duration config-defaults config-frontend config-frontend-early
  config-frontend-late config-global config-peers config-proxy config-sections config-tcp cookie-key cpu-map
  create-default-frontends cross-namespace-secrets-ca cross-namespace-secrets-crt cross-namespace-secrets-passwd
  cross-namespace-services default-backend-redirect default-backend-redirect-code dns-accepted-payload-size
  dns-cluster-domain dns-hold-obsolete dns-hold-valid dns-resolvers dns-timeout-retry drain-support
  drain-support-redispatch external-has-lua fcgi-enabled-apps forwardfor groupname healthz-port http-frontends
  http-log-format http-passthrough-port http-port http-response-prometheus-root https-log-format https-port
  load-server-state master-exit-on-failure max-connections modsecurity-args modsecurity-endpoints
  modsecurity-timeout-connect modsecurity-timeout-hello modsecurity-timeout-idle modsecurity-timeout-processing
  modsecurity-timeout-server modsecurity-use-coraza nbthread no-redirect-locations no-tls-redirect-locations
  original-forwarded-for-hdr path-type-order peers-name peers-port peers-table-global prometheus-port real-ip-hdr
  ssl-dh-default-max-size ssl-dh-param ssl-engine ssl-headers-prefix ssl-mode-async ssl-options ssl-redirect-code
  stats-auth stats-port stats-proxy-protocol stats-ssl-cert strict-host syslog-endpoint syslog-format
  syslog-length syslog-tag tcp-log-format timeout-client timeout-client-fin timeout-stop use-chroot use-cpu-map
  use-haproxy-user username worker-max-reloads
`

const ANNOTATION_KEYS = `
  acme-preferred-chain affinity agent-check-addr agent-check-interval agent-check-port agent-check-send
  allowlist-source-header allowlist-source-range app-root assign-backend-server-id auth-external-placement
  auth-headers-fail auth-headers-request auth-headers-succeed auth-method auth-realm auth-secret auth-signin
  auth-tls-cert-header auth-tls-error-page auth-tls-secret auth-tls-strict auth-tls-verify-client auth-url
  backend-check-interval backend-protocol backend-server-naming backend-server-slots-increment balance-algorithm
  bind-fronting-proxy bind-http bind-http-passthrough bind-https bind-ip-addr-http blue-green-balance
  blue-green-cookie blue-green-deploy blue-green-header blue-green-mode cert-signer config-backend
  config-backend-early config-backend-late config-tcp-service cors-allow-credentials cors-allow-headers
  cors-allow-methods cors-allow-origin cors-allow-origin-regex cors-enable cors-expose-headers cors-max-age
  denylist-source-range dynamic-scaling fcgi-app fronting-proxy-port headers health-check-addr
  health-check-fall-count health-check-interval health-check-port health-check-rise-count health-check-uri hsts
  hsts-include-subdomains hsts-max-age hsts-preload http-frontend http-header-match http-header-match-regex
  http-passthrough https-to-http-port initial-weight limit-connections limit-rps limit-whitelist maxconn-server
  maxqueue-server nbproc-ssl oauth oauth-headers oauth-uri-prefix path-type peers-table proxy-body-size
  proxy-protocol redirect-from redirect-from-code redirect-from-regex redirect-to redirect-to-code
  request-add-headers request-del-headers request-set-headers response-add-headers response-del-headers
  response-set-headers rewrite-target secure-backends secure-crt-secret secure-sni secure-verify-ca-secret
  secure-verify-hostname server-alias server-alias-regex service-upstream session-cookie-domain
  session-cookie-dynamic session-cookie-keywords session-cookie-name session-cookie-preserve
  session-cookie-same-site session-cookie-shared session-cookie-strategy session-cookie-value-strategy
  slots-min-free source-address-intf ssl-always-add-https ssl-always-follow-redirect ssl-cipher-suites
  ssl-cipher-suites-backend ssl-ciphers ssl-ciphers-backend ssl-fingerprint-lower ssl-options-backend
  ssl-options-host ssl-passthrough ssl-passthrough-http-port ssl-redirect tcp-service-log-format tcp-service-port
  tcp-service-proxy-protocol timeout-connect timeout-http-request timeout-keep-alive timeout-queue timeout-server
  timeout-server-fin timeout-tunnel tls-alpn use-forwarded-proto use-htx use-proxy-protocol use-resolver
  var-namespace waf waf-mode whitelist-source-range
`
