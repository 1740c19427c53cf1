/** A sound project, and the entry in it whose keys are tried. */
export interface Context {
  readonly name: string
  /** The title of the entry's schema. */
  readonly schema: 'App' | 'Compose' | 'Helm' | 'Serverless' | 'Defaults' | 'Environment'
  /** The whole project around the entry. */
  project(entry: object): object
  readonly entry: object
}

const ROOT = {
  version: '2',
  environments: { gcp: { domain: 'example.com', tls: true, tls_issuer: 'letsencrypt' } },
  defaults: { namespace: 'shop', ingress: 'traefik', registry: 'registry.example.com' },
}
const IMAGE = { name: 'api', image: 'ghcr.io/example/api:1.0.0' }
const PORTS = { container: { ports: [{ name: 'http', container_port: 8080 }] } }

const app = (name: string, keys: object): Context => ({
  name,
  schema: 'App',
  entry: { ...IMAGE, ...keys },
  project: entry => ({ ...ROOT, apps: [entry] }),
})

/** The projects that keys are put into and taken out of. */
export const CONTEXTS: readonly Context[] = [
  app('an app with an image', {}),
  app('an app with a port', PORTS),
  app('an app with a route', { ...PORTS, ingress: { path: '/api' } }),
  app('an app with a scaler of processors', { scaling: { type: 'hpa', max_instances: 5 } }),
  app('an app with a queue', {
    scaling: { type: 'keda-queue', queue_name: 'tasks', queue: { address: 'valkey:6379' } },
  }),
  {
    name: 'an app that is built',
    schema: 'App',
    entry: { name: 'api', path: 'apps/api' },
    project: entry => ({ ...ROOT, apps: [entry] }),
  },
  {
    name: 'functions',
    schema: 'Serverless',
    entry: { name: 'functions', path: 'functions' },
    project: entry => ({ ...ROOT, serverless: [entry] }),
  },
  {
    name: 'a stack',
    schema: 'Compose',
    entry: { name: 'stack', path: 'stack' },
    project: entry => ({ ...ROOT, compose: [entry] }),
  },
  {
    name: 'a chart',
    schema: 'Helm',
    entry: { name: 'valkey', chart: 'oci://registry.example.com/charts/valkey', version: '5.0.10' },
    project: entry => ({ ...ROOT, helm: [entry] }),
  },
  {
    name: 'the defaults',
    schema: 'Defaults',
    entry: ROOT.defaults,
    project: defaults => ({
      ...ROOT,
      defaults,
      apps: [
        { name: 'built', path: 'apps/built', ...PORTS, ingress: {} },
        { ...IMAGE, scaling: { type: 'keda-queue', queue_name: 'tasks' } },
      ],
    }),
  },
  {
    name: 'an environment',
    schema: 'Environment',
    entry: { domain: 'example.com' },
    project: gcp => ({
      ...ROOT,
      environments: { gcp },
      apps: [{ ...IMAGE, ...PORTS, ingress: {}, security: { network_policy: { allow_to: [] } } }],
    }),
  },
]

/** The files beside apps.yaml. */
export const FILES: Readonly<Record<string, string>> = {
  'functions/functions.py': `from k3sfn import http_trigger, queue_trigger


@http_trigger(path="/hello")
def hello(request):
    return "hello"


@queue_trigger(queue_name="tasks")
def work(item):
    pass
`,
  'stack/compose.yaml': `services:
  web: { image: "nginx:1.29.1", ports: ["80"], volumes: ["data:/data"] }
  dash: { image: "grafana/grafana:12.1.0", profiles: [monitoring] }
volumes: { data: {} }
`,
}
