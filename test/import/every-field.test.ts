import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { appEntry } from '../../src/import/app-entry.ts'
import { appObjects } from '../../src/import/app-objects.ts'
import { compareObjects } from '../../src/import/compare-objects.ts'
import { readManifests } from '../../src/import/read-manifests.ts'
import { filesInMemory, importManifests, ProjectFiles } from '../../src/index.ts'
import type { KubernetesObject } from '../../src/k8s/object.ts'
import { kubernetesSchemas } from '../../src/schema/kubernetes-schemas.ts'
import { soundManifests } from '../../src/sound-manifests.ts'
import { HEAD } from '../generate/imported.ts'
import { fieldsOf, type SchemaField, withField, wrongValues } from '../generate/schema-fields.ts'

const test = suite('every field of every kind that import reads')

const schemas = await kubernetesSchemas()
const name = 'shop'
const metadata = { name, namespace: name, labels: { app: name }, annotations: { a: 'b' } }
const selector = { matchLabels: { app: name } }
const handler = { httpGet: { path: '/', port: 8080 } }

/** An app with everything that import reads. */
const SHOP: readonly KubernetesObject[] = [
  {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata,
    spec: {
      replicas: 2,
      selector,
      template: {
        metadata: { labels: { app: name } },
        spec: {
          serviceAccountName: name,
          containers: [
            {
              name,
              image: 'ghcr.io/acme/shop:1.2',
              command: ['serve'],
              args: ['$(A)'],
              ports: [{ name: 'http', containerPort: 8080 }],
              env: [{ name: 'A', value: 'b' }],
              envFrom: [{ configMapRef: { name: 'settings' } }],
              resources: { requests: { cpu: '100m' }, limits: { memory: '1Gi' } },
              readinessProbe: handler,
              livenessProbe: handler,
              startupProbe: handler,
              volumeMounts: [{ name: 'data', mountPath: '/data' }],
            },
          ],
          volumes: [{ name: 'data', persistentVolumeClaim: { claimName: name } }],
        },
      },
    },
  },
  {
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata,
    spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
  },
  {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: {
      ...metadata,
      annotations: { 'traefik.ingress.kubernetes.io/service.serverstransport': 'shop-shop@kubernetescrd' },
    },
    spec: { selector: { app: name }, ports: [{ port: 80, targetPort: 8080 }] },
  },
  {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata: {
      ...metadata,
      annotations: { 'traefik.ingress.kubernetes.io/router.middlewares': 'shop-shop@kubernetescrd' },
    },
    spec: {
      tls: [{ hosts: ['shop.example.com'], secretName: 'tls' }],
      rules: [
        {
          host: 'shop.example.com',
          http: { paths: [{ path: '/', pathType: 'Prefix', backend: { service: { name, port: { number: 80 } } } }] },
        },
      ],
    },
  },
  {
    apiVersion: 'autoscaling/v2',
    kind: 'HorizontalPodAutoscaler',
    metadata,
    spec: {
      maxReplicas: 4,
      scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name },
      metrics: [
        { type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 60 } } },
      ],
    },
  },
  { apiVersion: 'policy/v1', kind: 'PodDisruptionBudget', metadata, spec: { selector, minAvailable: 1 } },
  {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata,
    spec: {
      podSelector: selector,
      policyTypes: ['Ingress', 'Egress'],
      ingress: [{ from: [{ podSelector: selector }], ports: [{ port: 8080 }] }],
      egress: [{ to: [{ ipBlock: { cidr: '10.0.0.0/8' } }], ports: [{ port: 53 }] }],
    },
  },
  { apiVersion: 'v1', kind: 'ServiceAccount', metadata },
  {
    apiVersion: 'traefik.io/v1alpha1',
    kind: 'Middleware',
    metadata,
    spec: { stripPrefix: { prefixes: ['/'] }, headers: { accessControlAllowOriginList: ['*'] } },
  },
  {
    apiVersion: 'traefik.io/v1alpha1',
    kind: 'ServersTransport',
    metadata,
    spec: { forwardingTimeouts: { dialTimeout: '1s' } },
  },
] as readonly KubernetesObject[]

const { typed: SOUND_SHOP } = await soundManifests(readManifests(new Map([['shop.yaml', textOf(SHOP)]])).objects)

function textOf(objects: readonly object[]): string {
  return objects.map(object => JSON.stringify(object, undefined, 1)).join('\n---\n')
}

/** What import makes of the shop, one object of which has another value in one field. */
async function readingWith(object: KubernetesObject, field: SchemaField, value: unknown) {
  const changed = withField(schemas, referenceOf(object), object, field.steps, value)
  const { objects, unread } = readManifests(new Map([['changed.yaml', textOf([changed])]]))
  const others = SOUND_SHOP.filter(other => other.object.kind !== object.kind)
  const sound = await soundManifests(objects)
  const entries = appObjects([...sound.typed, ...others]).map(group =>
    appEntry(group, { policy: { network_policy: false }, annotations: {} }),
  )
  compareObjects(sound.objects, [])
  return { entries, unread, diagnostics: sound.diagnostics }
}

function referenceOf({ apiVersion, kind }: KubernetesObject): string {
  return schemas.kinds[`${apiVersion} ${kind}`]!
}

/** Without these an object is nothing that has a schema. */
const isHead = ({ steps }: SchemaField) =>
  steps.length === 1 ? steps[0] !== 'spec' : steps[0] === 'metadata' && steps[1] === 'name'

// `ALL=1` tries every field, a plain run each fifth.
const STEP = process.env.ALL ? 1 : 12

for (const object of SHOP) {
  const every = [...fieldsOf(schemas, referenceOf(object))].filter(field => !isHead(field))
  const fields = every.filter((_, index) => index % STEP === 0)

  test(`${object.kind}: a value of another type is told at its line, with its code and what to do`, async () => {
    for (const field of fields)
      for (const value of wrongValues(field.schema)) {
        const { diagnostics } = await readingWith(object, field, value)
        const told = diagnostics.find(({ code }) => code === 'check/wrong-type')
        assert.ok(told?.hint && told.at?.path, `${field.steps.join('.')}: ${JSON.stringify(value)}`)
        assert.ok(told.at.path.startsWith(pathOf(field)), `${told.at.path} is not ${pathOf(field)}`)
      }
  })

  test(`${object.kind}: null is a field that is not there`, async () => {
    for (const field of fields.filter(({ steps }) => typeof steps.at(-1) === 'string')) {
      const absent = await readingWith(object, field, undefined)
      const { entries, diagnostics } = await readingWith(object, field, null)
      assert.equal(entries, absent.entries, field.steps.join('.'))
      assert.equal(
        diagnostics.map(({ message }) => message),
        absent.diagnostics.map(({ message }) => message),
        field.steps.join('.'),
      )
    }
  })
}

test('a name, a kind or a version of another type makes a document that is no object', async () => {
  for (const object of SHOP)
    for (const steps of [['apiVersion'], ['kind'], ['metadata', 'name'], ['metadata']])
      for (const value of [null, 1, true, [1], {}]) {
        const { unread } = await readingWith(object, { steps, schema: {}, isRequired: true }, value)
        assert.is(unread.length, 1, `${object.kind} ${steps.join('.')} ${JSON.stringify(value)}`)
      }
})

test('the whole way ends with an entry or with what is wrong, never with an exception', async () => {
  const options = { text: HEAD, file: 'apps.yaml', files: new ProjectFiles(filesInMemory({})), environment: 'local' }
  for (const object of SHOP) {
    const fields = [...fieldsOf(schemas, referenceOf(object))].filter(field => !isHead(field))
    for (const field of fields.filter((_, index) => index % 40 === 0))
      for (const value of [null, ...wrongValues(field.schema).slice(0, 1)]) {
        const changed = withField(schemas, referenceOf(object), object, field.steps, value)
        const objects = SHOP.map(other => (other === object ? changed : other))
        const { apps, refused, mistakes } = await importManifests({
          ...options,
          manifests: new Map([['shop.yaml', textOf(objects)]]),
        })
        assert.ok(apps.length + refused.length + mistakes.length > 0, field.steps.join('.'))
      }
  }
})

function pathOf({ steps }: SchemaField): string {
  return steps.reduce<string>(
    (path, step) => (typeof step === 'number' ? `${path}[${step}]` : path === '' ? step : `${path}.${step}`),
    '',
  )
}

test.run()
