import type { ObjectPatch } from './object-patch.ts'
import type { Visibility } from './security.ts'

/** The lists of apps.yaml. */
export type Section = 'apps' | 'compose' | 'helm' | 'manifests' | 'serverless'

/** `<section>/<name>`: what a unit is called on the command line, and its folder in the tree. */
export type UnitKey = `${Section}/${string}`

/**
 * A file of the tree that belongs to no unit but to delivery: `applications/fastapi`, `platform/traefik`, and three that
 * an environment has once.
 */
export type DeliveryKey = `applications/${string}` | `platform/${string}` | 'applicationset' | 'project' | 'root'

/** Whether a place of the tree is a file of delivery. */
export function isDelivery(place: Placed['unit']): place is DeliveryKey {
  return /^(?:(?:applications|platform)\/|(?:applicationset|project|root)$)/.test(place)
}

/** Something that has its place in the tree: the folder of a unit, or a file of delivery. */
export interface Placed {
  readonly unit: DeliveryKey | UnitKey
}

/** Something that belongs to one unit, and is written into its folder. */
export interface Owned extends Placed {
  readonly unit: UnitKey
}

/** One entry of apps.yaml as it is in this environment: what gets a place of its own in the tree. */
export interface Unit extends Owned {
  readonly section: Section
  readonly name: string
  readonly namespace: string
  readonly dependsOn: readonly UnitKey[]
  /** Length of the longest chain of dependencies below it: 0 for a unit that waits for nothing. */
  readonly wave: number
  readonly build?: Build
  readonly development: Development
  /** The file or folder of an entry of `manifests`. */
  readonly manifestsPath?: string
  /** Changes of its objects, after all plugins. */
  readonly patches?: readonly ObjectPatch[]
  /** Further files of its folder in the tree, by name. */
  readonly files?: Readonly<Record<string, string>>
  /** What an entry of functions is made of, by the names that Python gives them. */
  readonly functions?: Readonly<Record<string, EntryFunction>>
  /** What a stack is made of, by the names that its compose file gives them. */
  readonly services?: Readonly<Record<string, StackService>>
}

/** A function of an entry as other tools want to know it. */
export interface EntryFunction {
  /** Its name in the cluster. */
  readonly name: string
  readonly kind: string
  readonly trigger: 'http' | 'queue' | 'schedule'
  /** The file of its code, relative to the entry's folder, and the line of its definition. */
  readonly file: string
  readonly line: number
  readonly visibility: Visibility
  /** For an HTTP function: where it answers. */
  readonly path?: string
  readonly methods?: readonly string[]
  /** For a queue function: the list that it empties. */
  readonly queue?: string
  /** For a scheduled function. */
  readonly schedule?: string
  readonly timeZone?: string
  /** The local port that a development tool forwards to it. */
  readonly port?: number
}

/** A service of a stack as other tools want to know it. */
export interface StackService {
  /** Its name in the cluster. */
  readonly name: string
  readonly kind: string
  readonly image: string
  readonly ports: readonly number[]
  /** As in the compose file, with paths relative to the folder of apps.yaml. */
  readonly build?: object
  /** What development tools do when files change, as in the compose file. */
  readonly watch?: readonly object[]
}

/** How the unit's image is built. Read by build tools from the metadata file; changes no manifest. */
export interface Build {
  readonly path?: string
  readonly dockerfile: string
  readonly dockerfileDev?: string
  readonly context: string
  readonly target?: string
  readonly args: Readonly<Record<string, string>>
  /** Whether the Dockerfile is generated, and is next to the metadata file instead of in the folder. */
  readonly isGenerated?: boolean
}

/** Settings that only development tools read, fully resolved for the environment. */
export interface Development {
  readonly port?: number
  readonly portBase?: number
  readonly liveUpdate?: boolean
  readonly sync?: readonly { readonly source: string; readonly destination: string }[]
}
