import fc from 'fast-check'
import { isManifestFile } from 'k3s-platform'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { parseAllDocuments, stringify } from 'yaml'
import { compileText } from '../harness.ts'
import type { Answer, Controller, KubernetesObject, Request } from './answer.ts'
import { haproxy } from './haproxy.ts'
import { base, type Intent, intended } from './intent.ts'
import { traefik } from './traefik.ts'

/** Random routes, compiled: who gets a request of what was written is whom `apps.yaml` means, or the build says so. */
const HOSTS = ['a.test', 'x.w.test', 'y.w.test', '*.w.test']
const PATHS = [
  '/',
  '/a',
  '/a/',
  '/ab',
  '/a/b',
  '/a/b/',
  '/a.b',
  '/a+b/c',
  '/A',
  '/abc/d',
  '/a-rather-long-path-of-an-app',
]
const ASKED_HOSTS = ['a.test', 'x.w.test', 'Y.w.test', 'z.w.test', 'z.x.w.test', 'other.test']
const ASKED_PATHS = PATHS.flatMap(path => {
  const bare = path.replace(/\/$/, '')
  return [path, `${bare}/`, `${bare}x`, `${bare}/x`, `${bare}/b/c/`]
})

const shape = fc.record(
  {
    hosts: fc.uniqueArray(fc.constantFrom(...HOSTS), { maxLength: 3 }),
    path: fc.constantFrom(...PATHS),
    path_type: fc.constantFrom('Exact', 'ImplementationSpecific', 'Prefix', 'Prefix'),
    strip_prefix: fc.constantFrom(true, false),
    rewrite_target: fc.constantFrom('/', '/v2', '/a', '/v2/x'),
  },
  { requiredKeys: ['hosts', 'path', 'path_type'] },
)
const intents = fc.array(shape, { minLength: 2, maxLength: 14 }).map(shapes => withoutConflicts(shapes as Shape[]))

type Shape = Omit<Intent, 'name'>

const controllers: readonly (readonly [environment: string, of: (objects: KubernetesObject[]) => Controller])[] = [
  ['traefik', traefik],
  ['ingressroute', traefik],
  ['haproxy', haproxy],
]

for (const [environment, model] of controllers)
  test(`${environment} serves what random routes mean, or the build says how it differs`, async () => {
    await fc.assert(
      fc.asyncProperty(intents, async routes => {
        const { objects, said } = await compiled(routes, environment)
        const controller = model(objects)
        for (const host of ASKED_HOSTS)
          for (const path of new Set(ASKED_PATHS)) {
            const request = { host, path }
            const answers = controller(request)
            const meant = intended(routes, { host: host.toLowerCase(), path })
            if (same(answers, meant)) continue
            const announced =
              answers.length < 2 && [meant, ...answers].some(answer => said.has(`prefix-by-letters ${answer?.backend}`))
            assert.ok(announced, described(request, answers, meant))
          }
      }),
      { numRuns: 40 },
    )
  })

function same(answers: readonly Answer[], meant: Answer | undefined): boolean {
  const texts = new Set(answers.map(answer => JSON.stringify(Object.entries(answer).sort())))
  return meant ? texts.size === 1 && texts.has(JSON.stringify(Object.entries(meant).sort())) : texts.size === 0
}

function described({ host, path }: Request, answers: readonly Answer[], meant: Answer | undefined): string {
  return `${host}${path} is answered by ${JSON.stringify(answers)}, not by ${JSON.stringify(meant)}`
}

/** Two routes with one host and path are an error of the build, which a test of its own shows. */
function withoutConflicts(shapes: readonly Shape[]): readonly Intent[] {
  const taken = new Set<string>()
  return shapes.flatMap((intent, index) => {
    const named = { ...intent, name: `app-${index}` }
    const hosts = intent.hosts.length > 0 ? intent.hosts : ['']
    const keys = hosts.map(host => `${host} ${intent.path_type === 'Exact' ? '=' : ''}${base(named)}`)
    if (keys.some(key => taken.has(key))) return []
    for (const key of keys) taken.add(key)
    return [named]
  })
}

async function compiled(routes: readonly Intent[], environment: string) {
  const apps = routes.map(({ name, ...ingress }) => ({
    name,
    image: 'ghcr.io/example/web:1.0.0',
    container: { ports: [{ container_port: 8080 }] },
    scaling: { type: 'none' },
    ingress,
  }))
  const text = stringify({
    version: '2',
    environments: { traefik: {}, haproxy: {}, ingressroute: {} },
    defaults: { ingress: { traefik: 'traefik', ingressroute: 'traefik', haproxy: 'haproxy' } },
    plugins: { 'ingress-traefik': { route_kind: environment === 'ingressroute' ? 'ingressroute' : 'ingress' } },
    apps,
  })
  const { files, diagnostics } = await compileText(text, environment)
  const [error] = diagnostics.filter(({ severity }) => severity === 'error')
  assert.is(error, undefined, error?.message)
  const objects = [...files]
    .filter(([path]) => isManifestFile(path))
    .flatMap(([, content]) => parseAllDocuments(content).map(document => document.toJS() as KubernetesObject))
  const said = new Set(
    diagnostics
      .filter(({ code }) => code === 'ingress-traefik/prefix-by-letters')
      .map(({ entry }) => `prefix-by-letters ${entry?.replace(/^apps\//, '')}`),
  )
  return { objects, said }
}

test.run()
