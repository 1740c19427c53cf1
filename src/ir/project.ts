import type { ArgoCd } from './argo-cd.ts'
import type { Chart } from './chart.ts'
import type { Environment } from './environment.ts'
import type { Origin } from './origin.ts'
import type { SharedPolicy } from './policy.ts'
import type { Queue } from './queue.ts'
import type { Route } from './route.ts'
import type { SecretValue } from './secret-value.ts'
import type { Peer } from './security.ts'
import type { Section, Unit, UnitKey } from './unit.ts'
import type { Workload, WorkloadKind } from './workload.ts'
import type { LoweredFields, WorkloadExtras } from './workload-extras.ts'

/**
 * Everything that apps.yaml says about one environment: complete, frozen, in Kubernetes' terms. `Node` is what entries
 * are expanded to.
 */
export interface Project<Node extends object = object> {
  readonly environment: Environment
  readonly units: readonly Unit[]
  readonly workloads: readonly Workload[]
  /** NetworkPolicies for pods of several workloads. */
  readonly policies: readonly SharedPolicy[]
  readonly charts: readonly Chart[]
  /** Entries that a later stage turns into workloads: compose stacks and serverless entries, as written. */
  readonly unexpanded: readonly UnexpandedEntry<Node>[]
  /** The route table: empty until every entry is expanded. */
  readonly routes: readonly RouteEntry[]
  readonly argoCd: ArgoCd
  /** Options of plugins by plugin name, with this environment's block applied. */
  readonly pluginOptions: Readonly<Record<string, unknown>>
}

/** One host and path of the environment, and whose they are. A route of two hosts has two. */
export interface RouteEntry {
  /** Empty for a route of every host. */
  readonly host: string
  readonly path: string
  readonly pathType: Route['pathType']
  readonly workload: Workload
  readonly route: Route
}

/** An entry of a section that a later stage expands. */
export interface UnexpandedEntry<Node extends object = object> {
  readonly unit: UnitKey
  readonly section: Extract<Section, 'compose' | 'serverless'>
  readonly name: string
  readonly entry: Readonly<Record<string, unknown>>
  /** The environment's block, which is in `entry` too: it wins over values of other files. */
  readonly block?: Readonly<Record<string, unknown>>
  /** The namespace of its objects. */
  readonly namespace: string
  /**
   * A workload of the entry, made from a node with the keys of an app: they mean the same, have the same defaults and
   * the same mistakes, which are reported. `extras` has what it has in addition.
   */
  workload(node: Node, identity: WorkloadIdentity, extras?: (fields: LoweredFields) => WorkloadExtras): Workload
  /** The broker of a queue, as scalers have it: the written one, else that of the defaults. */
  queue(written: object | undefined): Queue | undefined
  /** Peers that were written in the entry, as policies have them; mistakes are reported. */
  peers(written: readonly object[]): readonly Peer[]
}

/** What sets a workload of a stack, or a function, apart from an app of the same keys. */
export interface WorkloadIdentity {
  readonly name: string
  readonly kind: WorkloadKind
  /** Where the kind was written, when it does not follow from the name. */
  readonly kindOrigins?: readonly Origin[]
  readonly labels: Readonly<Record<string, string>>
  readonly selector: Readonly<Record<string, string>>
  /** The name of its image, when the entry's node has none: what is behind the registry and before the tag. */
  readonly imageName: string
  /** The Secret to which variables with secrets refer. */
  readonly secretName: string
  /** The key of that Secret for a value; without it, the one that the value names. */
  secretKey?(value: SecretValue): string
  /** Whether a route alone makes it scale with requests. */
  readonly scalesWithRoute: boolean
  /** Whether its image is built, so that a tag from outside is for it. */
  readonly isBuilt: boolean
  /** Whether its image is made by others, so that nothing is forbidden to it unasked. */
  readonly isForeign: boolean
  /** The name of the claim of a volume. */
  claimName(volume: string): string
}
