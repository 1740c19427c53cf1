import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isManifestFile } from 'k3s-platform'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { objectsIn } from '../../src/diff/documents.ts'
import { keyOf } from '../../src/k8s/object.ts'
import { valueAt } from '../../src/pipeline/pointer.ts'
import { contentsOf } from '../tree/scratch-folder.ts'
import { type Repository, repository } from './repository.ts'

/** A year of a team in one file: each commit is compared before it is built, and built, and looked at. */
const test = suite('a story over several commits')

const START = `version: "2"
environments:
  gcp:
    domain: api.example.com
defaults:
  namespace: shop
  ingress:
    gcp: haproxy
apps:
  - name: web
    image: nginx:1.29
    container:
      ports:
        - name: http
          container_port: 80
    resources:
      cpu: 100m
    environment:
      GREETING: hello
    volumes:
      - name: data
        mount_path: /data
        type: pvc
        size: 5Gi
    ingress:
      path: /web
    scaling:
      type: none
  - name: worker
    image: ghcr.io/acme/worker:2.0
    scaling:
      type: none
`

/** What people wrote beside and inside of the tree, and what is none of ours. */
const OTHERS = {
  'README.md': 'ours\n',
  'argocd-state/README.md': 'about the tree\n',
  'argocd-state/gcp/apps/web/NOTES.md': 'do not touch\n',
  'argocd-state/gcp/apps/legacy/manifests.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: legacy }\n',
}

interface Told {
  readonly environments: readonly {
    readonly summary: { readonly risks: Readonly<Record<string, number>>; readonly [count: string]: unknown }
    readonly renamings: readonly { readonly what: string; readonly before: string; readonly after: string }[]
    readonly causes: readonly { readonly places: readonly { version: string; line: number; text: string }[] }[]
    readonly objects: readonly ToldObject[]
  }[]
}

interface ToldObject {
  readonly object: { apiVersion: string; kind: string; namespace?: string; name: string }
  readonly change: string
  readonly cause: number
  readonly risks: readonly { kind: string }[]
  readonly before?: object
  readonly after?: object
  readonly fields: readonly {
    path: string
    change: string
    beforePointer?: string
    afterPointer?: string
    before?: unknown
    after?: unknown
    cause: number
    risks: readonly { kind: string }[]
  }[]
}

type Objects = ReadonlyMap<string, object>

/** The objects of the tree on the disk. */
function objectsOf({ folder }: Repository): Objects {
  const files = Object.entries(contentsOf(join(folder, 'argocd-state/gcp')))
  const ours = files.filter(([path]) => isManifestFile(path) && !path.includes('legacy'))
  return new Map(ours.flatMap(([path, text]) => objectsIn(path, text)!.map(({ ref, value }) => [keyOf(ref), value])))
}

/** Commits a change of the files: asks first what it changes, then builds. Answers with what it was told. */
async function step(project: Repository, message: string, change: (text: string) => string) {
  const text = change(readFileSync(join(project.folder, 'apps.yaml'), 'utf8'))
  project.write('apps.yaml', text)
  const old = objectsOf(project)
  const { code, output, errors } = await project.run('diff', '--base', 'HEAD', '--format', 'json', '--exit-code')
  assert.is(code, 3, errors)
  const standing = await project.run('diff', '--format', 'json')
  const strict = await project.run('build', '--strict')
  const built = strict.code === 0 ? strict : await project.run('build', '--strict', '--allow-remove')
  assert.is(built.code, 0, built.errors)
  const told = (JSON.parse(output) as Told).environments[0]!
  assertTrue(told.objects, old, objectsOf(project))
  assertTrue((JSON.parse(standing.output) as Told).environments[0]!.objects, old, objectsOf(project))
  assertNoOrphans(project)
  project.commit(message)
  assert.is((await project.run('diff', '--base', 'HEAD', '--exit-code')).code, 0)
  assert.is((await project.run('build', '--check')).code, 0)
  assert.is(
    (await project.run('diff', '--base', 'HEAD~1', '--format', 'json')).output.replace('HEAD~1', 'HEAD'),
    output,
  )
  return { told, strict, linesOf: (cause: number) => told.causes[cause]!.places.map(({ text: line }) => line.trim()) }
}

/** What was told of is exactly what became other, field by field, at the places that were named. */
function assertTrue(told: readonly ToldObject[], before: Objects, after: Objects): void {
  const changed = new Set(told.filter(({ change }) => change === 'changed').map(({ object }) => keyOf(object)))
  for (const { object, change, fields, ...whole } of told) {
    const key = keyOf(object)
    const [then, now] = [before.get(key), after.get(key)]
    assert.equal(whole.before, change === 'removed' ? then : undefined)
    assert.equal(whole.after, change === 'added' ? now : undefined)
    for (const field of fields.filter(each => each.change !== 'reordered')) {
      if (field.beforePointer !== undefined) assert.equal(valueAt(then, field.beforePointer), field.before, field.path)
      if (field.afterPointer !== undefined) assert.equal(valueAt(now, field.afterPointer), field.after, field.path)
    }
  }
  for (const [key, object] of after) {
    const then = before.get(key)
    if (then && !changed.has(key)) assert.equal(object, then, key)
    if (!then)
      assert.ok(
        told.some(each => each.change === 'added' && keyOf(each.object) === key),
        key,
      )
  }
  for (const key of before.keys())
    if (!after.has(key))
      assert.ok(
        told.some(each => each.change === 'removed' && keyOf(each.object) === key),
        key,
      )
}

/** Every file below the tree is one that the index names, or one that people wrote, word for word. */
function assertNoOrphans({ folder }: Repository): void {
  const files = contentsOf(folder)
  const index = files['argocd-state/gcp/.k3s-platform-index']!
  const named = new Set([...index.matchAll(/^[0-9a-f]{64} {2}(.+)$/gm)].map(([, path]) => `argocd-state/gcp/${path}`))
  for (const [path, text] of Object.entries(OTHERS)) assert.is(files[path], text, path)
  for (const path of Object.keys(files).filter(each => each.startsWith('argocd-state/')))
    assert.ok(named.has(path) || path in OTHERS || path.endsWith('/.k3s-platform-index'), `${path} is an orphan`)
}

const kindsOf = ({ objects }: Told['environments'][number], change: string) =>
  objects.filter(each => each.change === change).map(({ object }) => `${object.kind}/${object.name}`)

test('rename, move, drop, change a volume, switch the ingress class, switch scaling', async () => {
  const project = repository({ 'apps.yaml': START, ...OTHERS })
  try {
    assert.is((await project.run('build')).code, 0)
    project.commit('The first tree')

    const volume = await step(project, 'A larger volume', text => text.replace('5Gi', '8Gi'))
    assert.equal(
      volume.told.objects.map(({ object }) => object.kind),
      ['PersistentVolumeClaim'],
    )
    assert.equal(
      volume.told.objects[0]!.fields.map(({ path }) => path),
      ['spec.resources.requests.storage'],
    )
    assert.equal(volume.linesOf(volume.told.objects[0]!.fields[0]!.cause), ['size: 8Gi'])
    assert.is(volume.told.summary.risks['deletes-data'], 0)
    assert.is(volume.strict.code, 0)

    const smaller = await step(project, 'A smaller one', text => text.replace('8Gi', '2Gi'))
    assert.is(smaller.told.summary.risks['deletes-data'], 1)

    const called = await step(project, 'Another name for it', text => text.replace('name: data', 'name: files'))
    assert.equal(kindsOf(called.told, 'removed'), ['PersistentVolumeClaim/web-data'])
    assert.equal(kindsOf(called.told, 'added'), ['PersistentVolumeClaim/web-files'])
    assert.is(called.told.summary.risks['deletes-data'], 1)
    assert.is(called.told.summary.risks['leaves-behind'], 1)
    assert.is(called.told.summary.risks['restarts-pods'], 1)
    assert.is(called.strict.code, 1)
    assert.match(
      called.strict.errors,
      /error\[diff\/removes-claim\].*"web-data".*"web-files" is new: renamed or moved\?/,
    )
    assert.match(called.strict.errors, /nothing written/)

    const ingress = await step(project, 'Another controller', text => text.replace('gcp: haproxy', 'gcp: traefik'))
    assert.is(ingress.told.summary.added, 0)
    assert.equal(kindsOf(ingress.told, 'changed'), ['NetworkPolicy/web', 'Ingress/web'])
    for (const { fields } of ingress.told.objects)
      for (const { cause, path, change } of fields)
        assert.equal(
          ingress.linesOf(cause),
          [change === 'removed' && !path.startsWith('spec.') ? 'gcp: haproxy' : 'gcp: traefik'],
          path,
        )
    assert.is(ingress.strict.code, 0)

    const scaling = await step(project, 'Scaling', text =>
      text.replace(
        'path: /web\n    scaling:\n      type: none',
        'path: /web\n    scaling:\n      type: hpa\n      max_instances: 1',
      ),
    )
    assert.equal(kindsOf(scaling.told, 'added'), ['HorizontalPodAutoscaler/web'])
    const replicas = scaling.told.objects.flatMap(({ fields }) => fields).find(({ path }) => path === 'spec.replicas')!
    assert.is(replicas.change, 'removed')
    assert.equal(scaling.linesOf(replicas.cause), ['type: hpa'])

    const renamed = await step(project, 'Another name', text => text.replace('name: worker', 'name: jobber'))
    assert.equal(renamed.told.renamings, [
      { what: 'unit', unit: 'apps/jobber', before: 'apps/worker', after: 'apps/jobber' },
    ])
    assert.equal(kindsOf(renamed.told, 'removed'), ['NetworkPolicy/worker', 'Deployment/worker'])
    assert.is(renamed.told.summary.risks['widens-exposure'], 0)
    assert.match(renamed.strict.errors, /error\[diff\/removes-unit\]: apps\/worker .*apps\/jobber .*renamed\?/)

    const moved = await step(project, 'Another namespace', text => text.replace('namespace: shop', 'namespace: store'))
    assert.equal(new Set(moved.told.objects.map(({ change }) => change)), new Set(['added', 'removed']))
    for (const { cause } of moved.told.objects) assert.match(moved.linesOf(cause).join(), /^namespace: (shop|store)$/)
    assert.match(moved.strict.errors, /error\[diff\/removes-namespace\]: .*"shop"/)
    assert.match(moved.strict.errors, /error\[diff\/removes-claim\]: .*the one in namespace "store" is new/)

    const dropped = await step(project, 'Nobody needs it', text => text.slice(0, text.indexOf('  - name: jobber')))
    assert.equal(new Set(dropped.told.objects.map(({ change }) => change)), new Set(['removed']))
    assert.match(dropped.strict.errors, /error\[diff\/removes-unit\]: apps\/jobber is removed from the tree of gcp\./)

    const moreEnvironment = await step(project, 'Words', text =>
      text.replace('GREETING: hello', 'AUDIENCE: all\n      GREETING: hi'),
    )
    assert.equal(
      moreEnvironment.told.objects.flatMap(({ fields }) =>
        fields.map(({ path, cause }) => [path, ...moreEnvironment.linesOf(cause)]),
      ),
      [
        ['spec.template.spec.containers[web].env[GREETING].value', 'GREETING: hi'],
        ['spec.template.spec.containers[web].env[AUDIENCE]', 'AUDIENCE: all'],
      ],
    )
  } finally {
    project.remove()
  }
})

test.run()
