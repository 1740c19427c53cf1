import type { Compilation } from 'k3s-platform'
import type { KubernetesObject } from '../../src/k8s/object.ts'
import { writtenObject } from '../../src/pipeline/document-text.ts'

/** The folder of a tree in the repository. */
export function folderOf({ environment }: Compilation): string {
  return `argocd-state/${environment}`
}

/** The objects of a unit that the path of an Application means; of one that is not in the tree, none. */
export function objectsAt(tree: Compilation, path: string): readonly KubernetesObject[] {
  return objectsOf(tree, unit => `${folderOf(tree)}/${unit}` === path)
}

/** The objects that the root applies, which is not among them. */
export function objectsOfRoot(tree: Compilation): readonly KubernetesObject[] {
  return objectsOf(tree, unit => /^(?:project|applicationset|applications\/.*)$/.test(unit))
}

function objectsOf({ resources }: Compilation, isMeant: (unit: string) => boolean): readonly KubernetesObject[] {
  return [...resources.all()].filter(({ unit }) => isMeant(unit)).map(({ object }) => writtenObject(object))
}
