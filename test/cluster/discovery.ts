import type { Transport } from './transport.ts'

/** How the API server serves one kind. */
export interface Resource {
  readonly plural: string
  readonly namespaced: boolean
}

/** Finds where a kind lives; asks the server once for each API version. */
export interface Discovery {
  resourceOf(apiVersion: string, kind: string): Promise<Resource | undefined>
}

/** A discovery that remembers what it found, but not what was missing: it may be installed later. */
export function createDiscovery(transport: Transport): Discovery {
  const known = new Map<string, Promise<ReadonlyMap<string, Resource>>>()

  return {
    async resourceOf(apiVersion, kind) {
      const asked = known.get(apiVersion) ?? resources(transport, apiVersion)
      known.set(apiVersion, asked)
      const found = (await asked).get(kind)
      if (!found) known.delete(apiVersion)
      return found
    },
  }
}

/** The URL path of an API version. */
export function apiPath(apiVersion: string): string {
  return apiVersion.includes('/') ? `/apis/${apiVersion}` : `/api/${apiVersion}`
}

async function resources(transport: Transport, apiVersion: string): Promise<ReadonlyMap<string, Resource>> {
  const { status, body } = await transport.send({ method: 'GET', path: apiPath(apiVersion) })
  if (status !== 200) return new Map()
  const listed = (body as { resources: { name: string; kind: string; namespaced: boolean }[] }).resources
  return new Map(
    listed
      .filter(({ name }) => !name.includes('/'))
      .map(({ name, kind, namespaced }) => [kind, { plural: name, namespaced }]),
  )
}
