import type { Diagnostic } from 'k3s-platform'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import type { Resource } from '../../src/pipeline/resource.ts'
import { asOfAnotherNamespace } from '../../src/server/other-namespace.ts'
import { diagnosticsOfReplies } from '../../src/server/replies.ts'
import type { Verdict } from '../../src/server/verdict.ts'
import { compileText } from '../harness.ts'
import * as answers from './answers.ts'

const test = suite('replies')

const text = `version: "2"
environments: { local: {} }
defaults:
  namespace: shop
apps:
  - name: web
    image: nginx:1.29
    container:
      ports:
        - name: http
          container_port: 80
    environment:
      MODE: "on"
    scaling:
      type: none
`

const { installations, resources, sources } = await compileText(text, 'local')
const lines = sources.get('apps.yaml')!.split('\n')
const tree = [...resources.all()]
const deployment = tree.find(({ ref }) => ref.kind === 'Deployment')!
const context = {
  cluster: { context: 'test', address: 'https://127.0.0.1:6443' },
  ownPlugins: new Set(['workload', 'security']),
  installations,
}

function told(verdict: Verdict, resource: Resource = deployment): readonly Diagnostic[] {
  return diagnosticsOfReplies([{ resource, verdict }], context)
}

/** The code, and the line of apps.yaml, of each diagnostic. */
function placesOf(diagnostics: readonly Diagnostic[]): string[] {
  return diagnostics.map(({ code, at }) => `${code} ${at && lines[at.line - 1]!.trim()}`)
}

test('a refused field has the line that it comes from', () => {
  assert.equal(placesOf(told(answers.twoFields)), ['server/refused container_port: 80', 'server/refused MODE: "on"'])
  assert.equal(placesOf(told(answers.immutableSelector)), ['server/refused - name: web'])
})

test('an element that the object does not have has the place of its list', () => {
  assert.equal(placesOf(told(answers.wrongTypes)), ['server/refused MODE: "on"', 'server/refused - name: http'])
})

test('the words are those of the server, with the object and its field in front', () => {
  const [diagnostic] = told(answers.immutableSelector)
  assert.is(
    diagnostic!.message,
    'The cluster rejects spec.selector of Deployment "web": Invalid value: {"matchLabels":{"app":"web"}}: field is immutable.',
  )
  assert.match(diagnostic!.hint!, /exists in the cluster with another value/)
})

test('a policy that refuses and one that remarks, and PodSecurity at its container', () => {
  assert.equal(placesOf(told(answers.deniedByPolicy)), [
    'server/refused - name: web',
    'server/pod-security - name: web',
    'server/remark - name: web',
  ])
})

test('a plugin that is not bundled is named', () => {
  const [diagnostic] = diagnosticsOfReplies([{ resource: deployment, verdict: answers.undeclared }], {
    ...context,
    ownPlugins: new Set(),
  })
  assert.match(diagnostic!.message, / Set by plugin "workload"\.$/)
})

test('a missing right is said once', () => {
  const replies = tree.map(resource => ({ resource, verdict: answers.notAllowed }))
  const diagnostics = diagnosticsOfReplies(replies, context)
  assert.equal(placesOf(diagnostics), ['server/forbidden undefined'])
  assert.match(diagnostics[0]!.message, /: User "bob" cannot patch resource "services"/)
})

test('a missing kind is named with its definition and what installs it', () => {
  const object = { ...deployment.object, apiVersion: 'keda.sh/v1alpha1', kind: 'ScaledObject' }
  const resource = { ...deployment, object, ref: { ...deployment.ref, ...object } }
  const [absent] = diagnosticsOfReplies([{ resource, versions: [] }], context)
  assert.is(absent!.code, 'server/missing-kind')
  assert.match(absent!.message, /\(CustomResourceDefinition scaledobjects\.keda\.sh\)/)
  assert.match(absent!.hint!, /^Install KEDA: helm install keda keda --repo https:\/\/kedacore\.github\.io\/charts /)
  const [old] = diagnosticsOfReplies([{ resource, versions: ['v1'] }], context)
  assert.match(old!.message, /has the group in version v1, which lacks the kind/)
  assert.match(old!.hint!, /^Update KEDA/)
})

test('a kind of Kubernetes itself is no matter of definitions, and one kind is one message', () => {
  const policies = tree.filter(({ ref }) => ref.apiVersion === 'networking.k8s.io/v1')
  const [message, ...others] = new Set(
    diagnosticsOfReplies(
      [...policies, ...policies].map(resource => ({ resource, versions: [] })),
      context,
    ).map(diagnostic => diagnostic.message),
  )
  assert.is(message, 'The cluster does not have the kind NetworkPolicy of networking.k8s.io/v1.')
  assert.equal(others, [])
})

test('a kind that the tree defines is no mistake', () => {
  const spec = { group: 'example.com', names: { kind: 'Tunnel' } }
  const definition = { ...deployment, object: { ...deployment.object, kind: 'CustomResourceDefinition', spec } }
  const tunnel = { ...deployment, ref: { ...deployment.ref, apiVersion: 'example.com/v1', kind: 'Tunnel' } }
  const accepted = { accepted: true, status: 201, message: '', causes: [], warnings: [] }
  const diagnostics = diagnosticsOfReplies(
    [
      { resource: definition, verdict: accepted },
      { resource: tunnel, versions: [] },
    ],
    context,
  )
  assert.equal(
    diagnostics.map(({ code, severity }) => `${severity} ${code}`),
    ['info server/kind-of-the-tree'],
  )
})

test('a namespace that is missing is said once, at its line; who makes it decides how much that matters', () => {
  assert.is(answers.noNamespace.missingNamespace, 'shop')
  const accepted = { accepted: true, status: 201, message: '', causes: [], warnings: [] }
  const replies = tree.map(resource => ({ resource, verdict: accepted, missingNamespace: 'shop' }))
  const alone = diagnosticsOfReplies(replies, context)
  assert.equal(placesOf(alone), ['server/missing-namespace namespace: shop'])
  assert.is(alone[0]!.severity, 'warning')
  assert.match(alone[0]!.hint!, /kubectl create namespace shop$/)
  const made = { ...deployment, ref: { apiVersion: 'v1', kind: 'Namespace', name: 'shop' } }
  assert.is(diagnosticsOfReplies([...replies, { resource: made, verdict: accepted }], context)[0]!.severity, 'info')
})

test('of a verdict in another namespace only what is about fields holds', () => {
  for (const holds of [answers.twoFields, answers.unknownFields, answers.unfinished, answers.notAllowed])
    assert.is(asOfAnotherNamespace(holds).accepted, false)
  for (const local of [answers.overLimit, answers.deniedByPolicy]) {
    assert.is(asOfAnotherNamespace(local).accepted, true)
    assert.equal(told(asOfAnotherNamespace(local)), [])
  }
})

test('what nobody can change is not remarked on', () => {
  const text =
    'metadata.finalizers: "resources-finalizer.argocd.argoproj.io": prefer a domain-qualified finalizer name including a path (/) to avoid accidental conflicts with other finalizer writers'
  assert.equal(told({ accepted: true, status: 201, message: '', causes: [], warnings: [text] }), [])
  const [other] = told({ accepted: true, status: 201, message: '', causes: [], warnings: ['metadata.name: is odd'] })
  assert.is(other!.message, 'The cluster warns about metadata.name of Deployment "web": is odd.')
})

test('a webhook that supports no dry run is no refusal', () => {
  const message = 'admission webhook "mutate.example.com" does not support dry run'
  const [diagnostic] = told({ accepted: false, status: 400, message, causes: [], warnings: [] })
  assert.is(diagnostic!.code, 'server/no-dry-run')
  assert.match(diagnostic!.message, /webhook "mutate\.example\.com"/)
})

test.run()
