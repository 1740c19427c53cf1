import fc from 'fast-check'
import { type MarkedProject, markOf } from './marked-project.ts'

/** A project with secrets from outside at some of the places that take a text, and others that are written by hand. */
export interface MarkedEverywhere extends MarkedProject {
  /** Marks that are written into files by hand: the tree has them, as warnings say, and no output. */
  readonly written: readonly string[]
}

/** Places of apps.yaml where a variable may be written, by the keys that lead there. */
const PLACES: readonly string[] = [
  'defaults.registry',
  'defaults.namespace',
  'environments.local.domain',
  'environments.local.tls_issuer',
  'argocd.path',
  'argocd.revision',
  'plugins.keda.header',
  'apps.0.image',
  'apps.0.namespace',
  'apps.0.replicas',
  'apps.0.enabled',
  'apps.0.labels.team',
  'apps.0.security.service_account',
  'apps.0.security.service_account_annotations.owner',
  'apps.0.container.command.0',
  'apps.0.container.args.0',
  'apps.0.container.ports.0.name',
  'apps.0.container.ports.0.container_port',
  'apps.0.environment.PLAIN',
  'apps.0.environment.COMPOSED',
  'apps.0.env_refs.0.key',
  'apps.0.env_from.0.secret',
  'apps.0.build.args.TOKEN',
  'apps.0.ingress.path',
  'apps.0.ingress.hosts.0',
  'apps.0.ingress.annotations.team',
  'apps.0.probes.readiness.path',
  'apps.0.resources.memory',
  'apps.0.scaling.type',
  'apps.0.scaling.min_instances',
  'apps.0.volumes.0.mount_path',
  'apps.0.volumes.0.size',
  'apps.0.security.visibility',
  'apps.0.depends_on.0.name',
  'serverless.0.environment.PLAIN',
  'serverless.0.environment.COMPOSED',
  'serverless.0.build.args.TOKEN',
  'serverless.0.ingress_annotations.team',
  'serverless.0.resources.cpu',
  'helm.0.version',
  'helm.0.namespace',
  'helm.0.values_inline.password',
  'helm.0.values_inline.list.0.value',
  'compose.0.services.web.environment.PLAIN',
  'compose.0.services.web.ingress.path',
  'compose.0.profiles.0',
]

/** Places of a compose file. */
const COMPOSE_PLACES: readonly string[] = [
  'services.web.image',
  'services.web.hostname',
  'services.web.command',
  'services.web.entrypoint.0',
  'services.web.environment.PLAIN',
  'services.web.labels.team',
  'services.web.ports.0',
  'services.web.user',
  'services.web.working_dir',
  'services.web.restart',
  'services.web.mem_limit',
  'services.web.healthcheck.test',
  'services.web.healthcheck.interval',
  'services.web.build.args.TOKEN',
  'services.web.volumes.0',
  'services.web.extra_hosts.0',
  'services.web.deploy.replicas',
  'services.web.deploy.labels.team',
  'services.web.post_start.0.command',
  'services.web.x-own.note',
  'networks.back.driver',
  'volumes.data.name',
  'configs.rendered.content',
]

/** Places where people write secrets by hand. */
const BY_HAND: readonly string[] = [
  'apps.0.environment.API_TOKEN',
  'apps.0.container.args.0',
  'apps.0.build.args.NPM_TOKEN',
  'apps.0.security.service_account_annotations.api-token',
  'serverless.0.environment.API_TOKEN',
  'helm.0.values_inline.auth.password',
  'compose.0.services.web.environment.API_TOKEN',
]

/** Places where a secret from a variable becomes a reference: the rest are errors. */
const BUILDS = /environment|command|args\.0|entrypoint|healthcheck\.test|configs|x-own/

function some(places: readonly string[]): fc.Arbitrary<readonly string[]> {
  return fc.subarray([...places], { maxLength: 3 })
}

/** Projects with all sorts of entries; some have so many mistakes that there is no tree. */
export const markedEverywhere: fc.Arbitrary<MarkedEverywhere> = fc
  .record({
    marks: fc.uniqueArray(markOf, { minLength: 6, maxLength: 6, selector: mark => mark.toLowerCase() }),
    places: fc.oneof(some(PLACES), some(PLACES.filter(place => BUILDS.test(place)))),
    composePlaces: fc.oneof(some(COMPOSE_PLACES), some(COMPOSE_PLACES.filter(place => BUILDS.test(place)))),
    byHand: fc.subarray([...BY_HAND], { maxLength: 2 }),
    spell: fc.constantFrom<(name: string) => string>(
      name => `\${${name}}`,
      name => `x-\${${name}}`,
      name => `http://u:\${${name}}@host`,
      name => `\${NOT_SET:-\${${name}}}`,
      name => `\${NOT_SET:?set it to \${${name}}}`,
    ),
  })
  .map(({ marks, places, composePlaces, byHand, spell }) => {
    const [token, password, inStack, inFile, byHandMark, inKey] = marks as [
      string,
      string,
      string,
      string,
      string,
      string,
    ]
    const written = `k${byHandMark.replace(/[^a-zA-Z0-9]/g, '')}9`
    const apps = structuredClone(PROJECT)
    const compose = structuredClone(COMPOSE)
    for (const place of places) put(apps, place, spell('API_TOKEN'))
    for (const place of byHand) put(apps, place, place.endsWith('args.0') ? `--password=${written}` : written)
    for (const place of composePlaces) put(compose, place, spell('STACK_SECRET'))
    return {
      marks: [token, password, inStack.replaceAll("'", ''), inFile.replaceAll("'", ''), inKey],
      written: byHand.length > 0 ? [written] : [],
      variables: { API_TOKEN: token, DB_PASSWORD: password },
      files: {
        'apps.yaml': JSON.stringify(apps, undefined, 1),
        'shop/compose.yaml': JSON.stringify(compose, undefined, 1),
        'shop/.env': `STACK_SECRET='${inStack.replaceAll("'", '')}'\n`,
        'shop/web.env': `FILE_TOKEN='${inFile.replaceAll("'", '')}'\nLEVEL=info\n`,
        'shop/key.txt': `${inKey}\n`,
        'web/Dockerfile': 'FROM scratch\n',
        'fn/functions/__init__.py': '',
        'fn/functions/api.py': PYTHON,
      },
    }
  })

/** Puts a value behind keys, which are made where they are missing. */
function put(node: Tree, place: string, value: string): void {
  const steps = place.split('.')
  let at = node
  for (const [index, step] of steps.slice(0, -1).entries()) {
    at[step] ??= /^\d+$/.test(steps[index + 1]!) ? [] : {}
    at = at[step] as Tree
  }
  at[steps.at(-1)!] = value
}

type Tree = Record<string, unknown>

const PROJECT: Tree = {
  version: '2',
  environments: { local: { domain: 'localhost' } },
  defaults: { ingress: 'traefik', registry: 'registry.example.com' },
  argocd: { repo_url: 'https://github.com/example/state.git' },
  apps: [
    {
      name: 'api',
      path: 'web',
      container: { ports: [{ name: 'http', container_port: 8000 }] },
      environment: { OWN: '${API_TOKEN}', URL: 'pg://u:${DB_PASSWORD}@db/${API_TOKEN}' },
      ingress: { path: '/api' },
      probes: { readiness: { path: '/ready' } },
      volumes: [{ name: 'data', type: 'pvc', mount_path: '/data', size: '1Gi' }],
      env_refs: [{ name: 'OTHER', from: 'secret', secret_name: 'other', key: 'other' }],
      resources: { cpu: '100m', memory: '128Mi' },
      scaling: { type: 'hpa' },
    },
    { name: 'worker', image: 'worker:1', env_from: [{ secret: 'settings' }] },
  ],
  serverless: [{ name: 'functions', path: 'fn', environment: { OWN: '${DB_PASSWORD}' } }],
  helm: [{ name: 'valkey', chart: 'oci://registry.example.com/valkey', version: '5.0.10', namespace: 'shop' }],
  compose: [{ name: 'shop', path: 'shop' }],
}

const COMPOSE: Tree = {
  services: {
    web: {
      image: 'nginx:1.29',
      env_file: 'web.env',
      environment: { OWN: '${STACK_SECRET}', URL: 'pg://u:${STACK_SECRET}@db' },
      secrets: ['key'],
    },
    db: { image: 'postgres:17', environment: { POSTGRES_PASSWORD: '${DB_PASSWORD}' } },
  },
  secrets: { key: { file: './key.txt' } },
}

const PYTHON = `from k3sfn import http_trigger


@http_trigger(path="/hello", methods=["GET"])
def hello(request):
    return {"hello": "world"}
`
