import type { EnvFrom, EnvVar } from './env-var.ts'
import type { Probes } from './probe.ts'
import type { AntiAffinity, DisruptionBudget } from './replicas.ts'
import type { Resources } from './resources.ts'
import type { Route } from './route.ts'
import type { Scaling } from './scaling.ts'
import type { Security } from './security.ts'
import type { Owned } from './unit.ts'
import type { Volume } from './volume.ts'

/** The controller kinds that a workload can become. */
export type WorkloadKind = 'CronJob' | 'DaemonSet' | 'Deployment' | 'Job' | 'StatefulSet'

/** One thing that runs: an app, a function, a service of a compose stack. They differ only in where they came from. */
export interface Workload extends Owned {
  readonly name: string
  readonly namespace: string
  readonly kind: WorkloadKind
  /** Labels of every object that it owns, and of its pods. */
  readonly labels: Readonly<Record<string, string>>
  /** The part of the labels that selects its pods. Never changes: selectors are immutable. */
  readonly selector: Readonly<Record<string, string>>
  /** Its own container, which is always the first of the pod. */
  readonly container: Container
  readonly volumes: readonly Volume[]
  /** The number of pods that was asked for, whoever decides in the end. */
  readonly replicas?: number
  readonly scaling: Scaling
  readonly disruptionBudget?: DisruptionBudget
  readonly antiAffinity?: AntiAffinity
  readonly runtimeClassName?: string
  readonly imagePullSecrets: readonly string[]
  readonly security: Security
  readonly route?: Route
}

/** The workload's own container, in Kubernetes' terms. */
export interface Container {
  readonly name: string
  readonly image: string
  readonly command?: readonly string[]
  readonly args?: readonly string[]
  readonly ports: readonly Port[]
  readonly env: readonly EnvVar[]
  readonly envFrom: readonly EnvFrom[]
  readonly resources: Resources
  readonly probes: Probes
}

/** A port that the container listens on, and how its Service offers it. */
export interface Port {
  readonly name: string
  readonly containerPort: number
  readonly servicePort: number
  readonly protocol: 'SCTP' | 'TCP' | 'UDP'
  readonly appProtocol?: string
}

/** The port that routes and scalers send HTTP to: the one called `http`, else the first. */
export function primaryPortOf(workload: Workload): Port | undefined {
  return workload.container.ports.find(port => port.name === 'http') ?? workload.container.ports[0]
}
