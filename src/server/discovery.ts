import type { Transport } from './transport.ts'
import { type Verdict, verdictOf } from './verdict.ts'

/** How the API server serves one kind. */
export interface ServedKind {
  readonly plural: string
  readonly namespaced: boolean
}

/** Finds where a kind lives; asks the server once for each API version. */
export interface Discovery {
  kindOf(apiVersion: string, kind: string): Promise<ServedKind | undefined>
  /** The versions of a group that the server has, the preferred ones first; empty when it does not know the group. */
  versionsOf(group: string): Promise<readonly string[]>
}

/** The server does not say which kinds it has. */
export class NoDiscovery extends Error {
  readonly verdict: Verdict

  constructor(path: string, verdict: Verdict) {
    super(`GET ${path}: ${verdict.message}`)
    this.verdict = verdict
  }
}

/** A discovery that remembers what it found, but not what was missing: it may be installed later. */
export function createDiscovery(transport: Transport): Discovery {
  const known = new Map<string, Promise<ReadonlyMap<string, ServedKind>>>()

  return {
    async kindOf(apiVersion, kind) {
      const asked = known.get(apiVersion) ?? kinds(transport, apiVersion)
      known.set(apiVersion, asked)
      const found = (await asked).get(kind)
      if (!found) known.delete(apiVersion)
      return found
    },
    async versionsOf(group) {
      const listed = (await answer(transport, `/apis/${group}`)) as { versions?: { version: string }[] } | undefined
      return (listed?.versions ?? []).map(({ version }) => version)
    },
  }
}

/** The URL path of an API version. */
export function apiPath(apiVersion: string): string {
  return apiVersion.includes('/') ? `/apis/${apiVersion}` : `/api/${apiVersion}`
}

async function kinds(transport: Transport, apiVersion: string): Promise<ReadonlyMap<string, ServedKind>> {
  const listed = (await answer(transport, apiPath(apiVersion))) as
    | { resources: { name: string; kind: string; namespaced: boolean }[] }
    | undefined
  return new Map(
    (listed?.resources ?? [])
      .filter(({ name }) => !name.includes('/'))
      .map(({ name, kind, namespaced }) => [kind, { plural: name, namespaced }]),
  )
}

async function answer(transport: Transport, path: string): Promise<unknown> {
  const given = await transport.send({ method: 'GET', path })
  if (given.status === 404) return undefined
  const verdict = verdictOf(given)
  if (!verdict.accepted) throw new NoDiscovery(path, verdict)
  return verdict.object
}
