/** What differs from app to app. */
export interface AppFields {
  readonly name: string
  readonly image: string
  readonly port: number | string
  readonly memory: string
  readonly cpu: string
  readonly memoryLimit: string
  readonly logLevel: string
  readonly workers: number | string
  readonly region: string
  readonly cache: number | string
  readonly timeout: number | string
  readonly maxInstances: number | string
  readonly pendingRequests: number | string
  readonly gcpMaxInstances: number | string
}

/**
 * An apps.yaml of so many apps, the same text every time. Each app is 54 lines and becomes eight objects: Deployment,
 * Service, NetworkPolicy, Ingress, PodDisruptionBudget, ScaledObject, and the HTTPScaledObject with the Service that
 * leads to it.
 */
export function appsYaml(count: number): string {
  return appsYamlOf(Array.from({ length: count }, (_, index) => fieldsOf(index)))
}

/** An apps.yaml of these apps. */
export function appsYamlOf(apps: readonly AppFields[]): string {
  return HEAD + apps.map(app).join('')
}

/** What the app of a number has of its own. */
export function fieldsOf(index: number): AppFields {
  const name = `${word(WORDS, index)}-${index}`
  const memory = 128 * (1 + (index % 4))
  return {
    name,
    image: `ghcr.io/example/${name}:1.${index % 9}.${index % 5}`,
    port: 8000 + (index % 40),
    memory: `${memory}Mi`,
    cpu: `${100 + (index % 5) * 50}m`,
    memoryLimit: `${memory * 2}Mi`,
    logLevel: word(['INFO', 'WARNING', 'DEBUG'], index),
    workers: 1 + (index % 4),
    region: `europe-west${1 + (index % 6)}`,
    cache: index % 16,
    timeout: 30 + (index % 7),
    maxInstances: 10 + (index % 20),
    pendingRequests: 50 + (index % 10) * 10,
    gcpMaxInstances: 20 + (index % 30),
  }
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

function app(fields: AppFields): string {
  const { name, port } = fields
  return `  - name: ${name}
    image: ${fields.image}
    container:
      ports:
        - name: http
          container_port: ${port}
          service_port: 80
    resources:
      memory: ${fields.memory}
      cpu: ${fields.cpu}
      memory_limit: ${fields.memoryLimit}
    environment:
      LOG_LEVEL: ${fields.logLevel}
      WORKERS: ${fields.workers}
      REGION: "${fields.region}"
      DATABASE_URL: postgres://db:5432/${name}
      CACHE_URL: redis://cache:6379/${fields.cache}
      GREETING: "Welcome to ${name}, please wait"
      FEATURES: search,export,audit
      TIMEOUT_SECONDS: ${fields.timeout}
    env_refs:
      - name: DATABASE_PASSWORD
        from: secret
        secret_name: ${name}-database
        key: password
    scaling:
      type: keda-http
      min_instances: 2
      max_instances: ${fields.maxInstances}
      target_pending_requests: ${fields.pendingRequests}
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
        max_instances: ${fields.gcpMaxInstances}
`
}

const WORDS = ['orders', 'billing', 'search', 'profile', 'invoice', 'catalog', 'mailer', 'report', 'session', 'upload']

function word(words: readonly string[], index: number): string {
  return words[index % words.length]!
}
