import type { Compilation } from 'k3s-platform'
import type { KubernetesObject } from '../../src/k8s/object.ts'
import type { ApplicationSet } from '../../src/plugins/argocd/application-set.ts'
import type { Place } from './argo-cd.ts'
import { folderOf } from './repository.ts'

interface LiveSet extends ApplicationSet {
  readonly metadata: KubernetesObject['metadata'] & { readonly uid: string; readonly deletionTimestamp?: string }
}

interface Owned {
  readonly metadata: { readonly name: string; readonly ownerReferences?: readonly { readonly uid: string }[] }
}

/**
 * Does what the controller of ApplicationSets does: an Application, which the set owns, for every metadata file of the
 * tree that the set asks for. Answers with how many are new.
 */
export async function makeApplications(
  tree: Compilation,
  { client, namespace }: Pick<Place, 'client' | 'namespace'>,
): Promise<number> {
  let made = 0
  for (const set of await setsIn({ client, namespace }))
    for (const application of set.metadata.deletionTimestamp ? [] : applicationsOf(set, tree)) {
      const { name } = application.metadata
      const reference = { apiVersion: 'argoproj.io/v1alpha1', kind: 'Application', namespace, name }
      if (await client.get(reference).catch(() => undefined)) continue
      const { accepted, message } = await client.apply(application)
      if (!accepted) throw new Error(`${name}: ${message}`)
      made++
    }
  return made
}

/** Does what the garbage collector does when a set is deleted with `--cascade=orphan`: its Applications are nobody's. */
export async function orphanApplications({ client, shell, namespace }: Place): Promise<void> {
  const patch = (what: string, body: string) =>
    shell.run(`kubectl patch --namespace ${namespace} ${what} --type merge --patch '{"metadata":{${body}}}'`)
  for (const { metadata } of await setsIn({ client, namespace })) {
    if (!metadata.deletionTimestamp) continue
    const applications = (await client.list('argoproj.io/v1alpha1', 'Application', namespace)) as readonly Owned[]
    for (const { metadata: own } of applications)
      if (own.ownerReferences?.some(({ uid }) => uid === metadata.uid))
        await patch(`application ${own.name}`, '"ownerReferences":null')
    // The collector itself may have been faster.
    await patch(`applicationset ${metadata.name}`, '"finalizers":null').catch(() => undefined)
  }
}

async function setsIn({ client, namespace }: Pick<Place, 'client' | 'namespace'>): Promise<readonly LiveSet[]> {
  return (await client.list('argoproj.io/v1alpha1', 'ApplicationSet', namespace)) as readonly LiveSet[]
}

function applicationsOf({ metadata, spec }: LiveSet, tree: Compilation): readonly KubernetesObject[] {
  const [generator] = spec.generators as readonly [{ readonly git: { readonly files: readonly { path: string }[] } }]
  const patterns = generator.git.files.map(({ path }) => new RegExp(`^${path.replaceAll('*', '[^/]+')}$`))
  const { uid, name, namespace } = metadata
  const owner = { apiVersion: 'argoproj.io/v1alpha1', kind: 'ApplicationSet', name, uid, controller: true }
  return [...tree.files]
    .map(([path, text]) => ({ path: `${folderOf(tree)}/${path}`, text }))
    .filter(({ path }) => patterns.some(pattern => pattern.test(path)))
    .map(({ path, text }) => {
      const values = { ...JSON.parse(text), path: { path: path.slice(0, path.lastIndexOf('/')) } }
      const { metadata: head, ...rest } = JSON.parse(rendered(JSON.stringify(spec.template), values))
      const own = { ...head, namespace, ownerReferences: [owner] }
      return { apiVersion: 'argoproj.io/v1alpha1', kind: 'Application', metadata: own, ...rest }
    })
}

/** A template as far as ours go: `{{ .path.path }}`. */
function rendered(template: string, values: Readonly<Record<string, unknown>>): string {
  return template.replace(/\{\{ \.([\w.]+) \}\}/g, (_, path: string) => {
    const value = path.split('.').reduce<unknown>((map, key) => (map as Record<string, unknown>)[key], values)
    if (typeof value !== 'string') throw new Error(`The metadata has no ${path}.`)
    return value
  })
}
