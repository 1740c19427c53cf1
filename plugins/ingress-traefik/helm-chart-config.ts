import { type Environment, type KubernetesObject, originsOf, tracedTo, yamlText } from 'k3s-platform/plugin'

/** HelmChartConfig of `helm.cattle.io/v1`: values that k3s lays over those of a chart that it installs. */
export interface HelmChartConfig extends KubernetesObject {
  readonly spec: { readonly valuesContent: string }
}

/** Settings of the Traefik of k3s so that it follows the Services of scalers. */
export function helmChartConfig(environment: Environment): HelmChartConfig {
  const asked = originsOf(environment, 'platform')
  const labels = { 'app.kubernetes.io/managed-by': 'k3s-platform' }
  const followed = { allowExternalNameServices: true }
  const valuesContent = yamlText({ providers: { kubernetesCRD: followed, kubernetesIngress: { ...followed } } })
  return {
    apiVersion: 'helm.cattle.io/v1',
    kind: 'HelmChartConfig',
    metadata: tracedTo(asked, { name: 'traefik', namespace: 'kube-system', labels }),
    spec: tracedTo(asked, { valuesContent }),
  }
}
