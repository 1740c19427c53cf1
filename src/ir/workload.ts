import type { ConfigMapContent } from './config-map.ts'
import type { CronJobSettings } from './cron-job.ts'
import type { EnvFrom, EnvVar } from './env-var.ts'
import type { JobSettings } from './job.ts'
import type { PodSettings } from './pod.ts'
import type { HttpRequest, Probes } from './probe.ts'
import type { Queue } from './queue.ts'
import type { AntiAffinity, DisruptionBudget } from './replicas.ts'
import type { Resources } from './resources.ts'
import type { Rollout } from './rollout.ts'
import type { Route } from './route.ts'
import type { Scaling } from './scaling.ts'
import type { ContainerSecurityContext, Security } from './security.ts'
import type { ServiceSettings } from './service-settings.ts'
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
  /** Annotations of its controller. */
  readonly annotations?: Readonly<Record<string, string>>
  /** Further labels of its pods. */
  readonly podLabels?: Readonly<Record<string, string>>
  readonly podAnnotations?: Readonly<Record<string, string>>
  /** Its own container, which is always the first of the pod. */
  readonly container: Container
  /** Containers that start before it, one after the other. */
  readonly initContainers?: readonly InitContainer[]
  readonly pod?: PodSettings
  readonly volumes: readonly Volume[]
  /** ConfigMaps that are made for it. */
  readonly configMaps?: readonly ConfigMapContent[]
  /** The requested number of pods, which a scaler may change. */
  readonly replicas?: number
  readonly scaling: Scaling
  readonly disruptionBudget?: DisruptionBudget
  readonly antiAffinity?: AntiAffinity
  readonly rollout?: Rollout
  /** For a Job alone. */
  readonly job?: JobSettings
  /** For a CronJob alone. */
  readonly cronJob?: CronJobSettings
  /** The step in which Argo CD applies what it owns, within its unit. */
  readonly wave?: number
  /** The last of these steps in its unit: nothing waits for an Ingress then, which may never get an address. */
  readonly routeWave?: number
  readonly runtimeClassName?: string
  readonly imagePullSecrets: readonly string[]
  readonly security: Security
  readonly route?: Route
  /** The broker that its process connects to. */
  readonly broker?: Queue
  /** The image whose storage its own image has, when they differ; `off` if nothing is assumed about its image. */
  readonly imageFacts?: string
  /** How others find it, when not by a Service with its name and ports alone. */
  readonly discovery?: Discovery
  /** How its Service offers its ports. */
  readonly service?: ServiceSettings
  /** The `x-` keys of its entry, as they are written; those of a service of a stack win over those of the stack. */
  readonly extensions?: Readonly<Record<string, unknown>>
}

/** How others find a workload. */
export interface Discovery {
  /** Whether its name leads to the pods themselves, ready or not, instead of to one address for all. */
  readonly headless: boolean
  /** Further names, each a Service of its own. */
  readonly aliases: readonly string[]
}

/** A container that starts before the workload's own. */
export interface InitContainer {
  readonly container: Container
  /** Whether it runs as long as the pod does, instead of to its end. */
  readonly isSidecar?: boolean
  readonly volumes: readonly Volume[]
  readonly securityContext: ContainerSecurityContext
}

/** The workload's own container, in Kubernetes' terms. */
export interface Container {
  readonly name: string
  readonly image: string
  readonly command?: readonly string[]
  readonly args?: readonly string[]
  readonly workingDir?: string
  readonly stdin?: boolean
  readonly tty?: boolean
  readonly imagePullPolicy?: 'Always' | 'IfNotPresent' | 'Never'
  readonly ports: readonly Port[]
  readonly env: readonly EnvVar[]
  readonly envFrom: readonly EnvFrom[]
  readonly resources: Resources
  readonly probes: Probes
  readonly lifecycle?: Lifecycle
}

/** What the kubelet does after a container has started, and before it stops. */
export interface Lifecycle {
  readonly postStart?: LifecycleHandler
  readonly preStop?: LifecycleHandler
}

/** A command in the container, a request to it, or a number of seconds to wait. */
export type LifecycleHandler =
  | { readonly kind: 'exec'; readonly command: readonly string[] }
  | ({ readonly kind: 'http' } & HttpRequest)
  | { readonly kind: 'sleep'; readonly seconds: number }

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
