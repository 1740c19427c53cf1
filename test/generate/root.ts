import fc from 'fast-check'
import { diagnostics, namespace, secretVariables } from './app.ts'
import { REPOSITORIES } from './helm.ts'
import { objectName } from './names.ts'
import { each, few, map, mostly, type Node, oneOf } from './node.ts'
import { pluginOptions } from './plugin-options.ts'
import { queue } from './queue.ts'
import { SLOTS } from './slots.ts'
import { ownKeys, plainText } from './texts.ts'

/** The names of environments: the usual ones, and what looks like something else. */
export const environmentNames: fc.Arbitrary<string[]> = fc.uniqueArray(
  oneOf('local', 'gcp', 'staging', 'dev', 'eu-west-1', '0', 'on', 'e'.repeat(63)),
  { minLength: 1, maxLength: SLOTS.length },
)

/** Where the certificate of a route comes from that names none; without any, TLS is off. */
const certificate = fc.oneof(
  map({ tls_secret: mostly(objectName, oneOf('letsencrypt-prod')) }, ['tls_secret']),
  map({ tls_issuer: objectName }, ['tls_issuer']),
  map({ tls_issuer: objectName, tls_secret: objectName }),
)

/** What brings the Secrets into the cluster. */
const delivery = map(
  {
    provider: fc.constant('external-secrets'),
    store: oneOf('vault', 'gcp-secrets'),
    store_kind: oneOf('ClusterSecretStore', 'SecretStore'),
    key: oneOf('{environment}-{secret}-{key}', 'teams/{namespace}/{secret}/{key}'),
    property: oneOf('{key}', 'value'),
    except: few(objectName),
  },
  ['provider', 'store', 'key'],
)

const environment = fc
  .tuple(
    map(
      {
        domain: oneOf('localhost', 'shop.example.com', '${UNSET:-a.example.com}'),
        tls: fc.boolean(),
        debug: fc.boolean(),
        egress: fc.record({ metadata: fc.boolean() }),
        secrets: delivery,
        platform: few(oneOf('namespaces', 'traefik')),
      },
      ['domain'],
    ),
    certificate,
  )
  .map(([keys, from]) => ({ ...keys, ...from, ...(Object.keys(from).length === 0 && { tls: false }) }) as Node)

const defaults = map(
  {
    namespace: namespace(),
    registry: each(oneOf('registry.localhost:5111', 'europe-docker.pkg.dev/p/images', '${UNSET:-localhost:5000}')),
    ingress: each(oneOf('traefik', 'haproxy')),
    image_pull_secrets: each(few(objectName).map(names => [...new Set(names)])),
    queue,
  },
  ['namespace', 'ingress'],
)

const deployment = {
  repo_url: oneOf('https://github.com/example/state.git', 'git@github.com:example/state.git'),
  revision: oneOf('main', 'HEAD', '1.0', 'on'),
  path: oneOf('argocd-state', '.', 'a/b'),
  mode: oneOf('applications', 'applicationset'),
  root: fc.boolean(),
  namespace: oneOf('generated-argocd'),
  name_prefix: oneOf('shop-', 'a'),
  server: mostly(oneOf('https://kubernetes.default.svc'), oneOf('https://203.0.113.7:6443')),
}

const createProject = fc.oneof(
  fc.boolean(),
  map({
    enabled: fc.boolean(),
    cluster_resources: few(oneOf('Namespace', 'apiextensions.k8s.io/CustomResourceDefinition', '*/*')),
    namespaces: few(objectName),
  }),
)

const argocd = fc.oneof(
  map({ ...deployment, project: mostly(oneOf('default'), plainText) }),
  map({ ...deployment, project: oneOf('generated'), create_project: createProject }, ['create_project']),
)

const known = map(
  {
    defaults,
    environments: map(Object.fromEntries(SLOTS.map(slot => [slot, environment])), SLOTS),
    repositories: fc.constant(REPOSITORIES),
    version: oneOf('2', 2),
    plugins: pluginOptions,
    argocd,
    diagnostics: diagnostics(),
    secret_variables: secretVariables(),
  },
  ['defaults', 'environments', 'repositories'],
)

/** Everything of a file that is in no entry. */
export const rootKeys: fc.Arbitrary<Node> = fc.tuple(known, ownKeys).map(([keys, own]) => ({ ...own, ...keys }))
