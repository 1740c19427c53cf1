/** The kinds whose schemas are kept: what k3s-platform writes, by API version. */
export const KINDS: Readonly<Record<string, readonly string[]>> = {
  v1: ['ConfigMap', 'Namespace', 'PersistentVolumeClaim', 'Secret', 'Service', 'ServiceAccount'],
  'apps/v1': ['DaemonSet', 'Deployment', 'StatefulSet'],
  'argoproj.io/v1alpha1': ['AppProject', 'Application', 'ApplicationSet'],
  'autoscaling/v2': ['HorizontalPodAutoscaler'],
  'batch/v1': ['CronJob', 'Job'],
  'cert-manager.io/v1': ['Certificate'],
  'external-secrets.io/v1': ['ExternalSecret'],
  'helm.cattle.io/v1': ['HelmChartConfig'],
  'http.keda.sh/v1alpha1': ['HTTPScaledObject'],
  'http.keda.sh/v1beta1': ['InterceptorRoute'],
  'keda.sh/v1alpha1': ['ScaledObject', 'TriggerAuthentication'],
  'networking.k8s.io/v1': ['Ingress', 'NetworkPolicy'],
  'policy/v1': ['PodDisruptionBudget'],
  'traefik.io/v1alpha1': ['IngressRoute', 'Middleware', 'ServersTransport'],
}

/** Fields that take anything, by kind: we write none of them, and with them a kind would be larger than all others. */
export const OPEN_FIELDS: Readonly<Record<string, readonly string[]>> = {
  ApplicationSet: [
    'spec.generators.clusterDecisionResource',
    'spec.generators.clusters',
    'spec.generators.git.template',
    'spec.generators.list',
    'spec.generators.matrix',
    'spec.generators.merge',
    'spec.generators.plugin',
    'spec.generators.pullRequest',
    'spec.generators.scmProvider',
  ],
  ExternalSecret: [
    'spec.data.sourceRef',
    'spec.dataFrom.find',
    'spec.dataFrom.rewrite',
    'spec.dataFrom.sourceRef',
    'spec.target.manifest',
    'spec.target.template.templateFrom',
  ],
}
