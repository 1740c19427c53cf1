import type { KubernetesObject } from '../k8s/object.ts'
import { documentText } from '../pipeline/document-text.ts'
import type { Resource } from '../pipeline/resource.ts'
import type { Cluster } from './cluster.ts'
import { NoDiscovery } from './discovery.ts'
import { objectPath, UnknownKind } from './object-path.ts'
import { asOfAnotherNamespace } from './other-namespace.ts'
import { type Verdict, verdictOf } from './verdict.ts'

/** What a cluster said to one object. */
export type Reply =
  | { readonly resource: Resource; readonly verdict: Verdict; readonly missingNamespace?: string }
  /** It has no such kind, but these versions of its group. */
  | { readonly resource: Resource; readonly versions: readonly string[] }

/** Where objects of namespaces that do not exist are judged: every cluster has it. */
const OTHER_NAMESPACE = 'default'

/** Server-side apply, as in the Applications for Argo CD, which also removes fields that are no longer in the tree. */
const APPLY = 'dryRun=All&fieldValidation=Strict&fieldManager=argocd-controller'

/** Asks whether a cluster would take an object, as the document that is written to the tree. Nothing changes there. */
export async function ask(cluster: Cluster, resource: Resource): Promise<Reply> {
  try {
    const verdict = await dryRunApply(cluster, resource.object)
    if (verdict.missingNamespace === undefined) return { resource, verdict }
    const elsewhere = await dryRunCreate(cluster, resource.object)
    return { resource, verdict: asOfAnotherNamespace(elsewhere), missingNamespace: verdict.missingNamespace }
  } catch (error) {
    if (error instanceof NoDiscovery) return { resource, verdict: error.verdict }
    if (!(error instanceof UnknownKind)) throw error
    const [group = '', version] = resource.ref.apiVersion.split('/')
    return { resource, versions: version === undefined ? [] : await cluster.discovery.versionsOf(group) }
  }
}

async function dryRunApply({ transport, discovery }: Cluster, object: KubernetesObject): Promise<Verdict> {
  const { name, namespace = OTHER_NAMESPACE } = object.metadata
  const path = await objectPath(discovery, { ...object, name, namespace })
  const body = { type: 'application/apply-patch+yaml', text: documentText(object) }
  return verdictOf(await transport.send({ method: 'PATCH', path: `${path}?force=true&${APPLY}`, body }))
}

/** As a new object: an apply would compare it with one that happens to have the same name there. */
async function dryRunCreate({ transport, discovery }: Cluster, object: KubernetesObject): Promise<Verdict> {
  const moved = { ...object, metadata: { ...object.metadata, namespace: OTHER_NAMESPACE } }
  const path = await objectPath(discovery, { ...object, name: '', namespace: OTHER_NAMESPACE })
  const body = { type: 'application/yaml', text: documentText(moved) }
  return verdictOf(await transport.send({ method: 'POST', path: `${path}?${APPLY}`, body }))
}
