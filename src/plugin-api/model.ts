/** What apps.yaml means: workloads, routes, scaling, storage, security. */
export { type ArgoCd, type ArgoCdProject, OWN_CLUSTER } from '../ir/argo-cd.ts'
export { type AssumedBroker, addressesOf, assumedBroker, type BrokerSearch, hasAddress } from '../ir/assumed-broker.ts'
export type { Backend } from '../ir/backend.ts'
export { H2C, protocolOf } from '../ir/backend-protocol.ts'
export { type Certificate, certificatesOf, hostsOfTwoNamespaces } from '../ir/certificates.ts'
export type { Chart, ChartRepository } from '../ir/chart.ts'
export { closestTo } from '../ir/closest.ts'
export type { ConfigMapContent } from '../ir/config-map.ts'
export { originPattern, violationOfOrigin } from '../ir/cors-origin.ts'
export type { CronJobSettings } from '../ir/cron-job.ts'
export { enumerated } from '../ir/enumerated.ts'
export type { EnvFrom, EnvVar } from '../ir/env-var.ts'
export type { Environment, EnvironmentSettings } from '../ir/environment.ts'
export {
  type Exposures,
  type KindExposure,
  listOf,
  type ObjectData,
  type Opening,
  opening,
  type ServedAddress,
} from '../ir/exposure.ts'
export type { IngressClass, KnownIngressClass, RouteFeature, ServedFeatures } from '../ir/ingress-class.ts'
export { isMap } from '../ir/is-map.ts'
export type { JobSettings } from '../ir/job.ts'
export { literalPattern } from '../ir/literal-pattern.ts'
export { type NeededKey, type NeededSecret, neededSecrets, type SecretUser } from '../ir/needed-secrets.ts'
export { own } from '../ir/own.ts'
export type * from '../ir/pod.ts'
export type { SharedPolicy } from '../ir/policy.ts'
export type { HttpRequest, Probe, ProbeHandler, Probes } from '../ir/probe.ts'
export type { RouteEntry, WorkloadIdentity } from '../ir/project.ts'
export type { Queue, QueueAuth } from '../ir/queue.ts'
export { quoted } from '../ir/quoted.ts'
export type { AntiAffinity, DisruptionBudget } from '../ir/replicas.ts'
export type { Resources } from '../ir/resources.ts'
export type { Rollout } from '../ir/rollout.ts'
export {
  type BackendProtocol,
  type Cors,
  type RateLimit,
  type Rewrite,
  type Route,
  type RouteSettings,
  type RouteTls,
  type Timeouts,
  withoutLastSlash,
} from '../ir/route.ts'
export * from '../ir/scaling.ts'
export type { SecretSource } from '../ir/secret-source.ts'
export { isSecretValue, type SecretValue, soleVariable, withSecrets } from '../ir/secret-value.ts'
export type * from '../ir/security.ts'
export { addressOf, type OutsideAddress, type ServiceAddress } from '../ir/service-address.ts'
export type { ServiceSettings } from '../ir/service-settings.ts'
export { sha256 } from '../ir/sha256.ts'
export { protocolWithoutHttp } from '../ir/spoken-protocol.ts'
export { closestTimeZone, isKnownTimeZone } from '../ir/time-zone.ts'
export type {
  Build,
  DeliveryKey,
  Development,
  EntryFunction,
  Owned,
  Placed,
  Section,
  StackService,
  Unit,
  UnitKey,
} from '../ir/unit.ts'
export { referenceParts, referencesIn, variableReference, withoutReferences } from '../ir/variable-reference.ts'
export type { Claim, Volume, VolumeItem, VolumeSource } from '../ir/volume.ts'
export {
  type Container,
  type Discovery,
  type InitContainer,
  type Lifecycle,
  type LifecycleHandler,
  type Port,
  primaryPortOf,
  type WorkloadKind,
} from '../ir/workload.ts'
export type { LoweredFields, WorkloadExtras } from '../ir/workload-extras.ts'
