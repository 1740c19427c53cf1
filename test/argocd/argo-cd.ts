import type { Compilation } from 'k3s-platform'
import type { KubernetesObject } from '../../src/k8s/object.ts'
import type { Client } from '../cluster/client.ts'
import { makeApplications } from './application-sets.ts'
import type { Engine } from './engine.ts'
import { folderOf, objectsAt, objectsOfRoot } from './repository.ts'
import { revisionOf, type Shell } from './shell.ts'

/** Where a tree is applied. */
export interface Place {
  readonly client: Client
  readonly engine: Engine
  readonly shell: Shell
  /** The namespace that plays the one of Argo CD. */
  readonly namespace: string
}

/** Application of `argoproj.io/v1alpha1`, as far as it is looked at here. */
export interface Application extends KubernetesObject {
  readonly spec: {
    readonly project: string
    readonly source: { readonly path: string }
    readonly syncPolicy: { readonly automated?: object }
  }
}

/**
 * Applies a tree as Argo CD's controllers would, around its engine: the root, which applies the project and the
 * Applications; sets, which make Applications; each Application, which applies its unit as far as the project allows. It
 * goes round until nothing is left to do, and answers with how much there was to do.
 */
export async function applyTree(tree: Compilation, place: Place): Promise<number> {
  let all = 0
  for (let round = 0; round < 5; round++) {
    const done = await applyOnce(tree, place)
    all += done
    if (done === 0) return all
  }
  throw new Error('Five rounds were not enough.')
}

async function applyOnce(tree: Compilation, place: Place): Promise<number> {
  const folder = folderOf(tree)
  let done = 0
  for (const root of await applicationsIn(place, path => path === folder)) {
    if (REFRESH in (root.metadata.annotations ?? {})) await refresh(root, tree, place)
    const applied = await synchronize(root, objectsOfRoot(tree), place)
    // What the finalizer of an Application deletes is gone before its heir has read the repository.
    done += applied > 0 ? applied + (await synchronize(root, objectsOfRoot(tree), place)) : 0
  }
  done += await makeApplications(tree, place)
  for (const application of await applicationsIn(place, path => path.startsWith(`${folder}/`))) {
    const objects = objectsAt(tree, application.spec.source.path)
    // A folder that is not in the repository is an error, which changes nothing.
    if (objects.length > 0) done += await synchronize(application, objects, place)
  }
  return done
}

const REFRESH = 'argocd.argoproj.io/refresh'

/** Looks at the repository, and says which commit was seen: `refreshAppConditions` and what follows in Argo CD. */
async function refresh({ metadata }: Application, tree: Compilation, { shell, namespace }: Place): Promise<void> {
  const sync = { status: 'OutOfSync', revision: revisionOf(tree) }
  const patch = JSON.stringify({ metadata: { annotations: { [REFRESH]: null } }, status: { sync } })
  await shell.run(`kubectl patch --namespace ${namespace} application ${metadata.name} --type merge --patch '${patch}'`)
}

/** Applies objects, unless the Application is suspended. */
async function synchronize(
  { metadata, spec }: Application,
  objects: readonly object[],
  { client, engine, namespace }: Place,
): Promise<number> {
  if (!spec.syncPolicy.automated) return 0
  const allowed = spec.project === 'default' ? undefined : await allowedNamespaces(client, namespace, spec.project)
  const app = `${namespace}_${metadata.name}`
  const { phase, message, failed, outOfSync } = await engine.ask({
    app,
    namespace,
    objects,
    ...(allowed && { allowed }),
  })
  if (phase !== 'Synced' && phase !== 'Succeeded') throw new Error(`${app}: ${phase} ${message} ${failed.join('; ')}`)
  return outOfSync
}

async function applicationsIn(
  { client, namespace }: Place,
  isMeant: (path: string) => boolean,
): Promise<readonly Application[]> {
  const all = (await client.list('argoproj.io/v1alpha1', 'Application', namespace)) as readonly Application[]
  return all.filter(({ spec }) => isMeant(spec.source.path))
}

/** Lets projects go that are being deleted, once no Application is of them: `finalizeProjectDeletion` of Argo CD. */
export async function releaseProjects(place: Place): Promise<void> {
  const { client, shell, namespace } = place
  const used = new Set((await applicationsIn(place, () => true)).map(({ spec }) => spec.project))
  for (const { metadata } of (await client.list('argoproj.io/v1alpha1', 'AppProject', namespace)) as readonly Project[])
    if (metadata.deletionTimestamp && !used.has(metadata.name))
      await shell.run(
        `kubectl patch --namespace ${namespace} appproject ${metadata.name} --type merge --patch '{"metadata":{"finalizers":null}}'`,
      )
}

interface Project extends KubernetesObject {
  readonly metadata: KubernetesObject['metadata'] & { readonly deletionTimestamp?: string }
}

async function allowedNamespaces(client: Client, namespace: string, name: string): Promise<readonly string[]> {
  const { spec } = (await client.get({ apiVersion: 'argoproj.io/v1alpha1', kind: 'AppProject', namespace, name })) as {
    readonly spec: { readonly destinations: readonly { readonly namespace: string }[] }
  }
  return spec.destinations.map(destination => destination.namespace)
}
