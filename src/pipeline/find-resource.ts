import { closestTo } from '../ir/closest.ts'
import { enumerated } from '../ir/enumerated.ts'
import { isJobOf } from '../k8s/job-name.ts'
import type { Resource } from './resource.ts'
import type { ResourceSet } from './resource-set.ts'

/** Why the requested object or field cannot be explained. */
export interface NotFound {
  readonly message: string
  readonly hint: string
}

/**
 * Finds an object as people call it: `Ingress/fastapi`, `deployments/fastapi`, `apps/Deployment/fastapi` with the
 * namespace in front. A Job is found by its name with or without the hash.
 */
export function findResource(resources: ResourceSet, written: string): Resource | NotFound {
  const all = [...resources.all()]
  const parts = written.split('/')
  const [name = '', kind = '', namespace] = parts.toReversed()
  const found = all.filter(
    ({ ref }) =>
      parts.length > 1 &&
      parts.length < 4 &&
      (ref.name === name || (ref.kind === 'Job' && isJobOf(ref.name, name))) &&
      isKind(ref.kind, kind) &&
      (namespace === undefined || ref.namespace === namespace),
  )
  const [first, second] = found
  if (first && !second) return first
  if (first) return ambiguous(written, found)
  return unknown(written, all)
}

/** An object as people call it on the command line: `Ingress/fastapi`. */
export function kindAndName({ ref }: Resource): string {
  return `${ref.kind}/${ref.name}`
}

function isKind(kind: string, written: string): boolean {
  const [asked, one] = [written.toLowerCase(), kind.toLowerCase()]
  return asked === one || asked === `${one}s` || asked === `${one}es` || asked === one.replace(/y$/, 'ies')
}

function ambiguous(written: string, found: readonly Resource[]): NotFound {
  const names = found.map(resource => `${resource.ref.namespace}/${kindAndName(resource)}`)
  return { message: `Several objects have the name "${written}".`, hint: `Use ${names.join(' or ')}.` }
}

function unknown(written: string, all: readonly Resource[]): NotFound {
  const message = `Object "${written}" not found.`
  const ofUnit = all.filter(({ unit, ref }) => unit === written || ref.name === written)
  if (ofUnit.length > 0) return { message, hint: `Objects with that name: ${listed(ofUnit)}.` }
  if (all.length === 0) return { message, hint: 'The environment has no objects.' }
  const meant = closestTo(written, all.map(kindAndName))
  return { message, hint: meant ? `Did you mean "${meant}"?` : `Objects: ${listed(all)}.` }
}

function listed(resources: readonly Resource[]): string {
  const names = [...new Set(resources.map(kindAndName))]
  return enumerated(names, 20)
}
