/** A page of the reference: which headings it describes, and examples to look at. */
export interface ReferencePage {
  /** The file's name without its ending. */
  readonly file: string
  readonly title: string
  /** Keys of a section's entries that the page begins with, as `App.replicas`. */
  readonly keys?: readonly string[]
  readonly headings: readonly string[]
  /** Files of `examples/features`. */
  readonly examples?: readonly string[]
}

/** All pages, in the order of the index. */
export const PAGES: readonly ReferencePage[] = [
  {
    file: 'apps-yaml',
    title: 'apps.yaml',
    headings: ['Root', 'Defaults', 'Environment', 'EnvironmentEgress', 'EnvironmentSecrets', 'Argocd', 'ArgocdProject'],
    examples: ['environments', 'variables', 'argocd', 'argocd-applicationset', 'diagnostics', 'private-registry'],
  },
  { file: 'helm', title: 'helm', headings: ['Helm', 'Dependency'], examples: ['helm-values', 'depends-on'] },
  { file: 'serverless', title: 'serverless', headings: ['Serverless'] },
  { file: 'apps', title: 'apps', headings: ['App'], examples: ['environments', 'depends-on'] },
  { file: 'compose', title: 'compose', headings: ['Compose', 'ComposeService', 'ComposeNetwork'] },
  { file: 'manifests', title: 'manifests', headings: ['Manifests'] },
  { file: 'build', title: 'build', headings: ['Build'], examples: ['private-registry'] },
  { file: 'container', title: 'container', headings: ['Container', 'Port'] },
  { file: 'resources', title: 'resources', headings: ['Resources', 'Gpu'], examples: ['gpu'] },
  {
    file: 'scaling',
    title: 'scaling',
    headings: ['Scaling', 'Queue', 'QueueAuth', 'Schedule', 'Trigger'],
    examples: ['keda-http', 'keda-queue', 'keda-cron', 'keda-triggers', 'hpa'],
  },
  {
    file: 'replicas',
    title: 'replicas, pod_disruption_budget, anti_affinity',
    keys: ['App.replicas', 'App.pod_disruption_budget', 'App.anti_affinity'],
    headings: ['PodDisruptionBudget', 'AntiAffinity', 'PreferredAntiAffinity', 'RequiredAntiAffinity'],
    examples: ['high-availability'],
  },
  {
    file: 'labels',
    title: 'labels, annotations, pod_labels, pod_annotations',
    keys: ['App.labels', 'App.annotations', 'App.pod_labels', 'App.pod_annotations'],
    headings: [],
  },
  {
    file: 'image-pull',
    title: 'image_pull_policy, image_pull_secrets',
    keys: ['App.image_pull_policy', 'App.image_pull_secrets'],
    headings: [],
    examples: ['private-registry'],
  },
  {
    file: 'placement',
    title: 'node_selector, tolerations, node_affinity, topology_spread, priority_class, runtime_class',
    keys: [
      'App.node_selector',
      'App.tolerations',
      'App.node_affinity',
      'App.topology_spread',
      'App.priority_class',
      'App.runtime_class',
    ],
    headings: ['Toleration', 'NodeAffinity', 'RequiredNode', 'PreferredNode', 'TopologySpread'],
  },
  {
    file: 'what-runs',
    title: 'workload, job, cron_job',
    keys: ['App.workload', 'App.job', 'App.cron_job'],
    headings: ['Job', 'CronJob'],
  },
  {
    file: 'further-containers',
    title: 'init_containers, sidecars',
    keys: ['App.init_containers', 'App.sidecars'],
    headings: ['InitContainer', 'Sidecar'],
  },
  { file: 'service', title: 'service', keys: ['App.service'], headings: ['Service'] },
  {
    file: 'rollout',
    title: 'strategy, min_ready_seconds, progress_deadline, revision_history_limit',
    keys: ['App.strategy', 'App.min_ready_seconds', 'App.progress_deadline', 'App.revision_history_limit'],
    headings: ['Strategy'],
  },
  {
    file: 'lifecycle',
    title: 'lifecycle, termination_grace_period',
    keys: ['App.lifecycle', 'App.termination_grace_period'],
    headings: ['Lifecycle', 'Hook'],
  },
  {
    file: 'name-resolution',
    title: 'host_aliases, dns_policy, dns_config',
    keys: ['App.host_aliases', 'App.dns_policy', 'App.dns_config'],
    headings: ['HostAlias', 'DnsConfig', 'DnsOption'],
  },
  { file: 'probes', title: 'probes', headings: ['Probes', 'Probe'], examples: ['probes'] },
  {
    file: 'ingress',
    title: 'ingress',
    headings: ['Ingress', 'Tls', 'Timeouts', 'RateLimit', 'Cors'],
    examples: [
      'ingress-rewrite',
      'ingress-hosts',
      'ingress-annotations',
      'tls-issuer',
      'tls-secret',
      'timeouts',
      'rate-limit',
      'cors',
    ],
  },
  {
    file: 'security',
    title: 'security',
    headings: [
      'Security',
      'NetworkPolicy',
      'IngressRule',
      'EgressRule',
      'Peer',
      'PolicyPort',
      'PodSecurityContext',
      'SeccompProfile',
      'ContainerSecurityContext',
      'Capabilities',
    ],
    examples: ['network-policy', 'restricted-security', 'service-account'],
  },
  {
    file: 'environment',
    title: 'environment, env_from, env_refs',
    keys: ['App.environment', 'App.env_from', 'App.env_refs'],
    headings: ['EnvironmentSource', 'EnvironmentReference'],
    examples: ['secrets-and-env'],
  },
  {
    file: 'volumes',
    title: 'volumes, secrets',
    keys: ['App.volumes', 'Serverless.secrets'],
    headings: ['Volume', 'VolumeItem', 'ServiceVolume', 'MountedSecret'],
    examples: ['volumes'],
  },
  {
    file: 'patches',
    title: 'patches',
    keys: ['App.patches'],
    headings: ['Patch', 'PatchOperation'],
  },
  {
    file: 'development',
    title: 'port, port_base, live_update, sync',
    keys: ['App.port', 'Serverless.port_base', 'App.live_update', 'App.sync'],
    headings: ['Sync'],
  },
]
