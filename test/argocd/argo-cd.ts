import type { Compilation } from 'k3s-platform'
import type { KubernetesObject } from '../../src/k8s/object.ts'
import { writtenObject } from '../../src/pipeline/document-text.ts'
import type { Client } from '../cluster/client.ts'
import type { Engine } from './engine.ts'

/** Where a tree is applied. */
export interface Place {
  readonly client: Client
  readonly engine: Engine
  /** The namespace that plays the one of Argo CD. */
  readonly namespace: string
}

/**
 * Applies a tree as Argo CD's controller would, around its engine: the root, which applies the project and the
 * Applications; each Application, which applies its unit as far as the project allows. It goes round until nothing is left to do, and answers with how much there was to do.
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

async function applyOnce({ resources }: Compilation, { client, engine, namespace }: Place): Promise<number> {
  const all = [...resources.all()].map(({ unit, object }) => ({ unit, object: writtenObject(object) }))
  const own = all.filter(({ unit }) => unit === 'project' || unit.startsWith('applications/'))
  const ask = async (name: string, objects: readonly object[], allowed?: readonly string[]) =>
    expected(await engine.ask({ app: `${namespace}_${name}`, namespace, objects, ...(allowed && { allowed }) }), name)
  const root = () =>
    ask(
      'root',
      own.map(({ object }) => object),
    )
  let done = await root()
  // What the finalizer of an Application deletes is gone before its heir has read the repository.
  if (done > 0) done += await root()
  const allowed = await allowedNamespaces(client, namespace)
  const applications = await client.list('argoproj.io/v1alpha1', 'Application', namespace)
  for (const { metadata } of applications as readonly KubernetesObject[]) {
    const objects = all.filter(({ unit }) => isOfUnit(unit) && unit.slice(unit.indexOf('/') + 1) === metadata.name)
    done += await ask(
      metadata.name,
      objects.map(({ object }) => object),
      allowed,
    )
  }
  return done
}

function isOfUnit(unit: string): boolean {
  return /^(?:apps|compose|serverless)\//.test(unit)
}

function expected({ phase, message, failed, outOfSync }: Awaited<ReturnType<Engine['ask']>>, app: string): number {
  if (phase !== 'Synced' && phase !== 'Succeeded') throw new Error(`${app}: ${phase} ${message} ${failed.join('; ')}`)
  return outOfSync
}

async function allowedNamespaces(client: Client, namespace: string): Promise<readonly string[]> {
  const [project] = (await client.list('argoproj.io/v1alpha1', 'AppProject', namespace)) as readonly {
    readonly spec: { readonly destinations: readonly { readonly namespace: string }[] }
  }[]
  return project!.spec.destinations.map(destination => destination.namespace)
}
