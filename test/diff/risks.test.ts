import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { traefikExposure } from '../../plugins/ingress-traefik/exposure.ts'
import { compareTrees } from '../../src/diff/compare-trees.ts'
import { risksOf } from '../../src/diff/diff-counts.ts'
import { Exposure } from '../../src/diff/exposure/exposure.ts'
import type { TreeSide } from '../../src/diff/tree-side.ts'
import { type KubernetesObject, keyOf, refOf } from '../../src/k8s/object.ts'

const test = suite('risks')

type Data = Readonly<Record<string, unknown>>

const object = (kind: string, body: Data, name = 'web'): KubernetesObject => ({
  apiVersion: /^(IngressRoute|Middleware)$/.test(kind) ? 'traefik.io/v1alpha1' : 'v1',
  kind,
  metadata: { name, namespace: 'shop' },
  ...body,
})

function side(objects: readonly KubernetesObject[]): TreeSide {
  return {
    objects: new Map(
      objects.map(value => [keyOf(refOf(value)), { ref: refOf(value), file: 'apps/web/manifests.yaml', value }]),
    ),
    files: new Map(),
  }
}

/** The kinds of risk of what becomes of some objects, in short. */
function risks(before: readonly KubernetesObject[], after: readonly KubernetesObject[]): readonly string[] {
  const { objects } = compareTrees('gcp', side(before), side(after), new Exposure(traefikExposure))
  return [...new Set(objects.flatMap(change => risksOf(change).map(({ kind }) => kind)))].sort()
}

const changed = (kind: string, before: Data, after: Data) => risks([object(kind, before)], [object(kind, after)])

const pod = (spec: Data, kind = 'Deployment', labels: Data = { app: 'web' }) =>
  object(kind, { spec: { template: { metadata: { labels }, spec: { automountServiceAccountToken: false, ...spec } } } })
const container = (body: Data) => ({ containers: [{ name: 'web', ...body }] })

test('what is in a template of pods restarts them, what is beside it does not', () => {
  assert.equal(risks([pod(container({ image: 'a' }))], [pod(container({ image: 'b' }))]), ['restarts-pods'])
  const env = (...names: string[]) => pod(container({ env: names.map(name => ({ name })) }))
  assert.equal(risks([env('a', 'b')], [env('b', 'a')]), ['restarts-pods'])
  assert.equal(changed('Deployment', { spec: { replicas: 1 } }, { spec: { replicas: 2 } }), [])
})

test('a template of future pods restarts none', () => {
  const job = (image: string) => ({ spec: { jobTemplate: { spec: { template: { spec: container({ image }) } } } } })
  assert.equal(changed('CronJob', job('a'), job('b')), [])
})

test('immutable fields need the object to be made anew', () => {
  const cases: readonly [kind: string, spec: Data, other: Data][] = [
    ['Deployment', { selector: { matchLabels: { app: 'a' } } }, { selector: { matchLabels: { app: 'b' } } }],
    ['StatefulSet', { serviceName: 'a' }, { serviceName: 'b' }],
    ['Job', { template: { spec: { restartPolicy: 'Never' } } }, { template: { spec: { restartPolicy: 'OnFailure' } } }],
    ['Service', { clusterIP: 'None' }, {}],
  ]
  for (const [kind, spec, other] of cases) {
    assert.equal(changed(kind, { spec }, { spec: other }), ['immutable-field'], kind)
    assert.equal(changed(kind, { spec }, { spec: { ...spec, paused: true } }), [], kind)
  }
})

test('data go with a claim, and with one that must be another', () => {
  const claim = (spec: Data) => object('PersistentVolumeClaim', { spec })
  const size = (storage: string) => claim({ resources: { requests: { storage } } })
  assert.equal(risks([claim({})], []), ['deletes-data'])
  assert.equal(risks([size('5Gi')], [size('4Gi')]), ['deletes-data'])
  assert.equal(risks([size('5Gi')], [size('6Gi')]), [])
  assert.equal(risks([size('1Gi')], [size('1024Mi')]), [])
  assert.equal(risks([claim({ storageClassName: 'a' })], [claim({ storageClassName: 'b' })]), [
    'deletes-data',
    'immutable-field',
  ])
  assert.equal(risks([object('StatefulSet', {})], []), ['deletes-data'])
  assert.equal(risks([object('Namespace', {})], []), ['deletes-data'])
  assert.equal(risks([object('ConfigMap', {})], []), [])
  const volume = (claimName: string) => pod({ volumes: [{ name: 'data', persistentVolumeClaim: { claimName } }] })
  assert.equal(risks([volume('a')], [volume('b')]), ['deletes-data', 'restarts-pods'])
  assert.equal(risks([volume('a')], [pod({})]), ['deletes-data', 'restarts-pods'])
  assert.equal(risks([pod({})], [volume('a')]), ['restarts-pods'])
})

const ingress = (host: string, path: string, more: Data = {}, name = 'web') =>
  object(
    'Ingress',
    { spec: { rules: [{ host, http: { paths: [{ path, pathType: 'Prefix' }] } }], tls: [{ hosts: [host] }], ...more } },
    name,
  )

test('a new route widens the exposure, one that only has another object does not', () => {
  assert.equal(risks([], [ingress('a', '/')]), ['widens-exposure'])
  assert.equal(risks([ingress('a', '/x')], [ingress('a', '/')]), ['widens-exposure'])
  assert.equal(risks([ingress('a', '/')], [ingress('b', '/')]), ['outage', 'widens-exposure'])
  assert.equal(risks([ingress('a', '/')], [ingress('a', '/', {}, 'site')]), [])
  assert.equal(risks([ingress('a', '/')], [ingress('a', '/', { tls: [] })]), ['widens-exposure'])
  assert.equal(risks([ingress('a', '/', { tls: [] })], [ingress('a', '/')]), [])
})

test('an address that nothing serves any longer is an outage', () => {
  assert.equal(risks([ingress('a', '/')], []), ['outage'])
  assert.equal(risks([ingress('a', '/')], [ingress('a', '/x')]), ['outage', 'widens-exposure'])
  assert.equal(risks([ingress('a', '/x/y')], [ingress('a', '/x', {}, 'site')]), ['widens-exposure'])
  assert.equal(risks([ingress('a', '/xy')], [ingress('a', '/x')]), ['outage', 'widens-exposure'])
  const route = (match: string) => object('IngressRoute', { spec: { routes: [{ match }] } })
  assert.equal(risks([route('Host(`a`)')], [route('Host(`b`)')]), ['outage', 'widens-exposure'])
  assert.equal(risks([ingress('a', '/')], [route('Host(`a`) && PathPrefix(`/`)')]), ['widens-exposure'])
})

test('a Job with another hash in its name is the same Job, and runs again', () => {
  const job = (name: string, image: string) => ({
    ...pod(container({ image }), 'Job'),
    metadata: { name, namespace: 'shop' },
  })
  const jobs = [job('migrate-9c27f2f0', 'a:1'), job('migrate-021fa101', 'a:2')] as const
  const { objects } = compareTrees('gcp', side([jobs[0]]), side([jobs[1]]))
  assert.equal(
    objects.map(({ ref, change, replaces }) => [ref.name, change, replaces?.name]),
    [['migrate-021fa101', 'replaced', 'migrate-9c27f2f0']],
  )
  assert.equal(risks([jobs[0]], [jobs[1]]), ['runs-again'])
  assert.equal(risks([jobs[0]], [jobs[0]]), [])
})

const application = (name: string, folder: string, finalizers = ['resources-finalizer.argocd.argoproj.io']) =>
  ({
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: { name, namespace: 'argocd', finalizers },
    spec: { source: { path: `argocd-state/gcp/${folder}` } },
  }) as KubernetesObject

test('what goes with its Application and stays in the tree is deleted and made anew', () => {
  const deployment = pod(container({ image: 'a' }))
  const claim = kept('PersistentVolumeClaim', 'data')
  const changes = (before: readonly KubernetesObject[], after: readonly KubernetesObject[]) =>
    compareTrees('gcp', side(before), side(after)).objects.map(({ ref, change }) => `${change} ${ref.kind}`)
  const owned = [application('web', 'apps/web'), deployment, claim]
  assert.equal(changes(owned, [deployment, claim]), ['replaced Deployment', 'removed Application'])
  assert.equal(risks(owned, [deployment, claim]), ['outage'])
  assert.equal(changes(owned, [application('other', 'apps/other'), ...owned]), ['added Application'])
  assert.equal(changes([application('web', 'apps/web', []), deployment], [deployment]), ['removed Application'])
})

const kept = (kind: string, name: string) =>
  ({
    ...object(kind, {}),
    metadata: {
      name,
      namespace: 'shop',
      annotations: { 'argocd.argoproj.io/sync-options': 'Prune=false,Delete=false' },
    },
  }) as KubernetesObject

test('what Argo CD leaves in the cluster is not deleted', () => {
  assert.equal(risks([kept('PersistentVolumeClaim', 'data')], []), ['leaves-behind'])
  assert.equal(risks([kept('Namespace', 'shop')], []), ['leaves-behind'])
})

const project = (...namespaces: readonly string[]) =>
  ({
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'AppProject',
    metadata: { name: 'k3s-platform', namespace: 'argocd' },
    spec: { destinations: namespaces.map(namespace => ({ namespace })) },
  }) as KubernetesObject

test('what goes from a namespace that the project no longer allows keeps running', () => {
  const deployment = pod(container({ image: 'a' }))
  assert.equal(risks([project('shop', 'api'), deployment], [project('api')]), ['leaves-behind'])
  assert.equal(risks([project('shop', 'api'), deployment], [project('shop')]), [])
  assert.equal(risks([project('shop'), deployment], [project('shop')]), [])
})

test('who was asked for a password or an address is asked no more', () => {
  const asking = (annotations: Data) =>
    ({ ...ingress('a', '/'), metadata: { name: 'web', namespace: 'shop', annotations } }) as KubernetesObject
  const list = 'haproxy-ingress.github.io/allowlist-source-range'
  assert.equal(risks([asking({ [list]: '10.0.0.0/8' })], [asking({})]), ['widens-exposure'])
  assert.equal(risks([asking({ [list]: '10.0.0.0/8' })], [asking({ [list]: '0.0.0.0/0' })]), ['widens-exposure'])
  assert.equal(risks([asking({})], [asking({ [list]: '10.0.0.0/8' })]), [])
  assert.equal(risks([object('Middleware', { spec: { ipAllowList: {} } })], []), ['widens-exposure'])
  assert.equal(risks([object('Middleware', { spec: { stripPrefix: {} } })], []), [])
})

test('a Service that is reached from outside', () => {
  assert.equal(changed('Service', { spec: {} }, { spec: { type: 'LoadBalancer' } }), ['widens-exposure'])
  assert.equal(changed('Service', { spec: { type: 'NodePort' } }, { spec: { type: 'ClusterIP' } }), [])
})

const policy = (ingressRules: readonly Data[], podSelector: Data = { matchLabels: { app: 'web' } }, name = 'web') =>
  object('NetworkPolicy', { spec: { podSelector, policyTypes: ['Ingress'], ingress: ingressRules } }, name)
const from = (...names: string[]) => names.map(app => ({ podSelector: { matchLabels: { app } } }))
const range = (...except: string[]) => ({ from: [{ ipBlock: { cidr: '10.0.0.0/8', except } }] })

test('a policy that lets in more widens the exposure, one that lets in less does not', () => {
  const cases: readonly [before: readonly Data[], after: readonly Data[], isWider: boolean][] = [
    [[], [{ from: from('a') }], true],
    [[{ from: from('a') }], [], false],
    [[{ from: from('a') }], [{ from: from('a', 'b') }], true],
    [[{ from: from('a', 'b') }], [{ from: from('b') }], false],
    [[{ from: from('a') }], [{}], true],
    [[{}], [{ from: from('a') }], false],
    [[{ from: from('a') }], [{ from: from('a'), ports: [{ port: 80 }] }], false],
    [[{ from: from('a'), ports: [{ port: 80 }] }], [{ from: from('a'), ports: [{ port: 81 }] }], true],
    [[range('10.1.0.0/16')], [range()], true],
    [[range()], [range('10.1.0.0/16')], false],
  ]
  for (const [before, after, isWider] of cases)
    assert.equal(
      risks([policy(before)], [policy(after)]),
      isWider ? ['widens-exposure'] : [],
      JSON.stringify([before, after]),
    )
})

test('a policy that is gone opens the pods that are left, and a first one opens nothing', () => {
  const web = pod({})
  assert.equal(risks([web, policy([])], [web]), ['widens-exposure'])
  assert.equal(risks([web, policy([])], []), [])
  assert.equal(risks([web], [web, policy([{}])]), [])
  assert.equal(risks([web, policy([])], [web, policy([]), policy([{}], {}, 'more')]), ['widens-exposure'])
  assert.equal(risks([policy([])], [policy([], { matchLabels: { app: 'other' } })]), ['widens-exposure'])
})

test('pods that may do more on their node', () => {
  const wider = (after: Data, before: Data = {}) =>
    assert.equal(risks([pod(before)], [pod(after)]), ['restarts-pods', 'widens-exposure'], JSON.stringify(after))
  wider({ hostNetwork: true })
  wider({ volumes: [{ name: 'docker', hostPath: { path: '/var/run' } }] })
  wider({ automountServiceAccountToken: true })
  wider(container({ securityContext: { privileged: true } }), container({}))
  wider(container({ ports: [{ containerPort: 80, hostPort: 80 }] }), container({ ports: [{ containerPort: 80 }] }))
  wider(container({ securityContext: { capabilities: { add: ['NET_ADMIN'] } } }), container({}))
  wider(container({}), container({ securityContext: { runAsNonRoot: true } }))
  assert.equal(risks([pod({ hostNetwork: true })], [pod({})]), ['restarts-pods'])
})

test('of a Secret nobody learns more than that it differs', () => {
  const secret = (password: string) => object('Secret', { data: { password }, type: 'Opaque' })
  const text = (before: readonly KubernetesObject[], after: readonly KubernetesObject[]) =>
    JSON.stringify(compareTrees('gcp', side(before), side(after)))
  for (const said of [
    text([secret('hunter2')], [secret('hunter3')]),
    text([], [secret('hunter2')]),
    text([secret('hunter2')], []),
  ]) {
    assert.not.match(said, /hunter/)
    assert.match(said, /password/)
  }
})

test('a container that uses another folder of a claim finds no data there', () => {
  const mounts = (mount: Data, value?: string) =>
    pod({
      containers: [
        {
          name: 'db',
          volumeMounts: [{ name: 'data', mountPath: '/data', ...mount }],
          ...(value && { env: [{ name: 'PGDATA', value }] }),
        },
      ],
      volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'shop-db' } }],
    })
  const root = mounts({})
  assert.ok(risks([root], [mounts({ subPath: 'pgdata' })]).includes('deletes-data'))
  assert.ok(risks([root], [mounts({}, '/data/pgdata')]).includes('deletes-data'))
  assert.ok(risks([mounts({}, '/data/pgdata')], [root]).includes('deletes-data'))
  // The same folder by another way, and a variable that is about something else.
  assert.equal(risks([mounts({ subPath: 'pgdata' })], [mounts({}, '/data/pgdata')]), ['restarts-pods'])
  assert.equal(risks([root], [mounts({}, '/elsewhere')]), ['restarts-pods'])
  assert.equal(risks([root], [mounts({ readOnly: true })]), ['restarts-pods'])
})

test.run()
