/** What plugins may use: the one door. Built-in stages, bundled plugins and an organisation's own all come through it. */
export type { Config, ConfigNode, Entry } from './config/config.ts'
export { DEFAULTS_BY_ENVIRONMENT } from './config/defaults-by-environment.ts'
export { type LiteralSecret, literalSecrets } from './config/literal-secrets.ts'
export { isGuard } from './config/lower/ingress/guarding-annotation.ts'
export { lowered } from './config/lower/lowering.ts'
export { secretLiteral, unusedKey } from './config/lower/messages.ts'
export { overlay } from './config/overlay.ts'
export { keyOriginAt, nameOf, valueOriginAt } from './config/place.ts'
export type { Project, UnexpandedEntry } from './config/project.ts'
export { type PythonRuntime, pythonRuntime } from './config/python-runtime.ts'
export { type ReplacedText, replaceVariables, type VariableLookup } from './config/replace-variables.ts'
export { isSecretName } from './config/secret-name.ts'
export type { SecretRule } from './config/secret-rule.ts'
export { type SourceFile, sourceFile } from './config/source-file.ts'
export { Tagged } from './config/tagged.ts'
export { type TextAt, textIn } from './config/text-places.ts'
export { partsOf, type VariableGrammar, variablesIn } from './config/variable-text.ts'
export type { DeclaredSettings } from './config/vocabulary.ts'
export { typeMistake } from './config/wrong-type.ts'
export { type ArgoCd, type ArgoCdProject, OWN_CLUSTER } from './ir/argo-cd.ts'
export { type AssumedBroker, addressesOf, assumedBroker, type BrokerSearch, hasAddress } from './ir/assumed-broker.ts'
export type { Backend } from './ir/backend.ts'
export { H2C, protocolOf } from './ir/backend-protocol.ts'
export { type Certificate, certificatesOf, hostsOfTwoNamespaces } from './ir/certificates.ts'
export type { Chart, ChartRepository } from './ir/chart.ts'
export { closestTo } from './ir/closest.ts'
export type { ConfigMapContent } from './ir/config-map.ts'
export { originPattern, violationOfOrigin } from './ir/cors-origin.ts'
export type { CronJobSettings } from './ir/cron-job.ts'
export {
  type Diagnostic,
  type DiagnosticCode,
  error,
  info,
  type RelatedPlace,
  type Severity,
  warning,
} from './ir/diagnostic.ts'
export { enumerated } from './ir/enumerated.ts'
export type { EnvFrom, EnvVar } from './ir/env-var.ts'
export type { Environment, EnvironmentSettings } from './ir/environment.ts'
export {
  type Exposures,
  type KindExposure,
  listOf,
  type ObjectData,
  type Opening,
  opening,
  type ServedAddress,
} from './ir/exposure.ts'
export type { IngressClass, KnownIngressClass, RouteFeature, ServedFeatures } from './ir/ingress-class.ts'
export { isMap } from './ir/is-map.ts'
export type { JobSettings } from './ir/job.ts'
export { literalPattern } from './ir/literal-pattern.ts'
export { distinct, type Origin, placeKey } from './ir/origin.ts'
export { own } from './ir/own.ts'
export type * from './ir/pod.ts'
export type { SharedPolicy } from './ir/policy.ts'
export type { Probe, ProbeHandler, Probes } from './ir/probe.ts'
export type { RouteEntry, WorkloadIdentity } from './ir/project.ts'
export {
  because,
  byRule,
  type Fields,
  fieldOf,
  fieldsOf,
  keyOriginOf,
  type Mark,
  markOf,
  originsOf,
  type Provenance,
  provenanceOf,
  type Reasoned,
  trace,
  tracedTo,
  type Written,
  withProvenance,
  withProvenanceOf,
  writtenOriginsOf,
} from './ir/provenance.ts'
export { quoted } from './ir/quoted.ts'
export type { AntiAffinity, DisruptionBudget } from './ir/replicas.ts'
export type { Resources } from './ir/resources.ts'
export type { Rollout } from './ir/rollout.ts'
export type { BackendProtocol, Cors, RateLimit, Rewrite, Route, RouteSettings, RouteTls, Timeouts } from './ir/route.ts'
export { withoutLastSlash } from './ir/route.ts'
export * from './ir/scaling.ts'
export type { SecretSource } from './ir/secret-source.ts'
export { isSecretValue, type SecretValue, soleVariable, withSecrets } from './ir/secret-value.ts'
export type * from './ir/security.ts'
export { addressOf, type OutsideAddress, type ServiceAddress } from './ir/service-address.ts'
export { sha256 } from './ir/sha256.ts'
export { closestTimeZone, isKnownTimeZone } from './ir/time-zone.ts'
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
} from './ir/unit.ts'
export { referenceParts, referencesIn, variableReference, withoutReferences } from './ir/variable-reference.ts'
export type { Claim, Volume, VolumeItem, VolumeSource } from './ir/volume.ts'
export {
  type Container,
  type Discovery,
  type InitContainer,
  type Lifecycle,
  type Port,
  primaryPortOf,
  type Workload,
  type WorkloadKind,
} from './ir/workload.ts'
export type { LoweredFields, WorkloadExtras } from './ir/workload-extras.ts'
export { type Annotation, type MergedAnnotations, mergeAnnotations } from './k8s/annotations.ts'
export { type Application, application } from './k8s/application.ts'
export { isCidr, isInsideCidr, violationOfCidr } from './k8s/cidr.ts'
export { violationOfCron, violationOfCronJobSchedule } from './k8s/cron.ts'
export { violationOfDeviceName } from './k8s/device-name.ts'
export * from './k8s/duration.ts'
export { hasDigest, imageViolation, tagOf } from './k8s/image.ts'
export { isIpAddress } from './k8s/ip-address.ts'
export { isJobOf } from './k8s/job-name.ts'
export { metadata, SYNC_WAVE } from './k8s/metadata.ts'
export { DNS_LABEL, DNS_NAME, LABEL_VALUE } from './k8s/name-patterns.ts'
export * from './k8s/names.ts'
export { type KubernetesObject, keyOf, type Manifest, type ObjectMeta, type Ref, refOf } from './k8s/object.ts'
export { type PeerSourceOptions, peerSourceOf, peerSourceProperties } from './k8s/peer-source-options.ts'
export { type PeerSource, peersOf } from './k8s/peers.ts'
export * from './k8s/quantity.ts'
export { controllerOf, ingressOf, networkPolicyOf, podTemplateOf, serviceOf } from './k8s/refs.ts'
export { type ScalingBehavior, scalingBehavior } from './k8s/scaling-behavior.ts'
export { type SyncPolicy, syncPolicy } from './k8s/sync-policy.ts'
export type { Change, Reason } from './pipeline/change.ts'
export { addContainer } from './pipeline/changes/add-container.ts'
export { addEnv, type EnvironmentVariable } from './pipeline/changes/add-env.ts'
export { allowController } from './pipeline/changes/allow-controller.ts'
export { type AllowedDestination, allowEgress } from './pipeline/changes/allow-egress.ts'
export { type AllowedTraffic, allowIngress } from './pipeline/changes/allow-ingress.ts'
export { annotate } from './pipeline/changes/annotate.ts'
export { label } from './pipeline/changes/label.ts'
export { reportOverruled } from './pipeline/changes/report-overruled.ts'
export type {
  DeclaredKind,
  DeclaredKinds,
  Installation,
  Installations,
  PartRules,
} from './pipeline/check/declared-kind.ts'
export * from './pipeline/check/messages.ts'
export { diagnosticOf, type Field, type Mistake, nameOfField, type Rule } from './pipeline/check/mistake.ts'
export type { Context, ContextFiles } from './pipeline/context.ts'
export { type FieldHistory, fieldHistory } from './pipeline/history.ts'
export { add, type Operation, remove, replace } from './pipeline/patch.ts'
export { definePlugin, type Plugin } from './pipeline/plugin.ts'
export type { PluginHooks, ScaledWorkload, Stage, TapOrder } from './pipeline/plugin-hooks.ts'
export { at, type Pointer, valueAt } from './pipeline/pointer.ts'
export { type Resource, titleOf } from './pipeline/resource.ts'
export { yamlText } from './pipeline/yaml-text.ts'
export type { App } from './schema/app.ts'
export type { Compose } from './schema/compose.ts'
export { type ComposeSchema, composeSchema } from './schema/compose-schema.ts'
export type { ComposeService } from './schema/compose-service.ts'
export {
  type KubernetesSchema,
  type KubernetesSchemas,
  kubernetesSchemas,
} from './schema/kubernetes-schemas.ts'
export type { Serverless } from './schema/serverless.ts'
