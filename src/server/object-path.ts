import type { Ref } from '../k8s/object.ts'
import { apiPath, type Discovery } from './discovery.ts'

/** The server has no such kind. */
export class UnknownKind extends Error {
  constructor(apiVersion: string, kind: string) {
    super(`The server knows no kind "${kind}" in version "${apiVersion}".`)
  }
}

/** The URL path of an object, or of its collection when the name is empty; rejects with `UnknownKind`. */
export async function objectPath(discovery: Discovery, { apiVersion, kind, name, namespace }: Ref): Promise<string> {
  const served = await discovery.kindOf(apiVersion, kind)
  if (!served) throw new UnknownKind(apiVersion, kind)
  const place = served.namespaced && namespace !== undefined ? `/namespaces/${encodeURIComponent(namespace)}` : ''
  return `${apiPath(apiVersion)}${place}/${served.plural}${name && `/${encodeURIComponent(name)}`}`
}
