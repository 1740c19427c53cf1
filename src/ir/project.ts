import type { ArgoCd } from './argo-cd.ts'
import type { Chart } from './chart.ts'
import type { Environment } from './environment.ts'
import type { Route } from './route.ts'
import type { Section, Unit, UnitKey } from './unit.ts'
import type { Workload } from './workload.ts'

/** Everything that apps.yaml says about one environment: complete, frozen, in Kubernetes' terms. */
export interface Project {
  readonly environment: Environment
  readonly units: readonly Unit[]
  readonly workloads: readonly Workload[]
  readonly charts: readonly Chart[]
  /** Entries that a later stage turns into workloads: compose stacks and serverless entries, as written. */
  readonly unexpanded: readonly UnexpandedEntry[]
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
export interface UnexpandedEntry {
  readonly unit: UnitKey
  readonly section: Extract<Section, 'compose' | 'serverless'>
  readonly name: string
  readonly entry: Readonly<Record<string, unknown>>
}
