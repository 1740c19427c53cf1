/**
 * An apps.yaml of so many apps, the same text every time. Each app is 54 lines and becomes seven objects: Deployment,
 * Service, NetworkPolicy, Ingress, PodDisruptionBudget, and the HTTPScaledObject with the Service that leads to it.
 */
export function appsYaml(count: number): string {
  return HEAD + Array.from({ length: count }, (_, index) => app(index)).join('')
}

const HEAD = `version: "2"
defaults:
  namespace: apps
  ingress:
    local: traefik
    gcp: haproxy
environments:
  local:
    domain: localhost
  gcp:
    domain: example.com
    tls: true
    tls_secret: example-tls
apps:
`

function app(index: number): string {
  const name = `${word(WORDS, index)}-${index}`
  const port = 8000 + (index % 40)
  const memory = 128 * (1 + (index % 4))
  return `  - name: ${name}
    image: ghcr.io/example/${name}:1.${index % 9}.${index % 5}
    container:
      ports:
        - name: http
          container_port: ${port}
          service_port: 80
    resources:
      memory: ${memory}Mi
      cpu: ${100 + (index % 5) * 50}m
      memory_limit: ${memory * 2}Mi
    environment:
      LOG_LEVEL: ${word(['INFO', 'WARNING', 'DEBUG'], index)}
      WORKERS: ${1 + (index % 4)}
      REGION: "europe-west${1 + (index % 6)}"
      DATABASE_URL: postgres://db:5432/${name}
      CACHE_URL: redis://cache:6379/${index % 16}
      GREETING: "Welcome to ${name}, please wait"
      FEATURES: search,export,audit
      TIMEOUT_SECONDS: ${30 + (index % 7)}
    env_refs:
      - name: DATABASE_PASSWORD
        from: secret
        secret_name: ${name}-database
        key: password
    scaling:
      type: keda-http
      min_instances: 2
      max_instances: ${10 + (index % 20)}
      target_pending_requests: ${50 + (index % 10) * 10}
    probes:
      startup:
        path: /health
        port: ${port}
        failure_threshold: 30
      readiness:
        path: /ready
        port: ${port}
      liveness:
        path: /health
        port: ${port}
    ingress:
      enabled: true
      path: /${name}
      strip_prefix: false
    security:
      visibility: public
      network_policy:
        enabled: true
    pod_disruption_budget:
      max_unavailable: 1
    gcp:
      scaling:
        max_instances: ${20 + (index % 30)}
`
}

const WORDS = ['orders', 'billing', 'search', 'profile', 'invoice', 'catalog', 'mailer', 'report', 'session', 'upload']

function word(words: readonly string[], index: number): string {
  return words[index % words.length]!
}
