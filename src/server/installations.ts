import { own } from '../ir/own.ts'
import type { Installation, Installations } from '../pipeline/check/declared-kind.ts'

/** Installs kinds that a plugin declares or that no plugin of ours makes, by their API group. */
export function installationOf(group: string, declared: Installations): Installation | undefined {
  return own(declared, group) ?? own(OTHERS, group)
}

/** The name of a kind's CustomResourceDefinition, as `kubectl get crd` lists it. */
export function definitionName(group: string, kind: string): string {
  const singular = kind.toLowerCase()
  const plural = /[^aeiou]y$/.test(singular)
    ? `${singular.slice(0, -1)}ies`
    : /(?:s|x|ch)$/.test(singular)
      ? `${singular}es`
      : `${singular}s`
  return `${plural}.${group}`
}

const OTHERS: Installations = {
  'cert-manager.io': {
    project: 'cert-manager',
    command:
      'helm install cert-manager oci://quay.io/jetstack/charts/cert-manager --namespace cert-manager --create-namespace --set crds.enabled=true',
  },
  'gateway.networking.k8s.io': {
    project: 'the Gateway API',
    command:
      'kubectl apply --server-side -f https://github.com/kubernetes-sigs/gateway-api/releases/latest/download/standard-install.yaml',
  },
}
