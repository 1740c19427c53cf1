/** A project that brings kinds of its own to a cluster, and what installs them. */
export interface Installation {
  readonly project: string
  /** A command to copy. */
  readonly command: string
}

/** The project that defines the kinds of an API group, when it is one whose kinds are written here. */
export function installationOf(group: string): Installation | undefined {
  return INSTALLATIONS[group]
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

function chart(name: string, repository: string, namespace: string, settings = ''): string {
  const source = repository.startsWith('oci://') ? `${repository}/${name}` : `${name} --repo ${repository}`
  return `helm install ${name} ${source} --namespace ${namespace} --create-namespace${settings}`
}

const INSTALLATIONS: Readonly<Record<string, Installation>> = {
  'keda.sh': { project: 'KEDA', command: chart('keda', 'https://kedacore.github.io/charts', 'keda') },
  'http.keda.sh': {
    project: 'the HTTP add-on of KEDA',
    command: chart('keda-add-ons-http', 'https://kedacore.github.io/charts', 'keda'),
  },
  'traefik.io': { project: 'Traefik', command: chart('traefik', 'https://traefik.github.io/charts', 'traefik') },
  'argoproj.io': { project: 'Argo CD', command: chart('argo-cd', 'https://argoproj.github.io/argo-helm', 'argocd') },
  'cert-manager.io': {
    project: 'cert-manager',
    command: chart('cert-manager', 'oci://quay.io/jetstack/charts', 'cert-manager', ' --set crds.enabled=true'),
  },
  'gateway.networking.k8s.io': {
    project: 'the Gateway API',
    command:
      'kubectl apply --server-side -f https://github.com/kubernetes-sigs/gateway-api/releases/latest/download/standard-install.yaml',
  },
}
