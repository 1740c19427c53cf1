import { type KubernetesObject, markOf, type Unit, withProvenance, withProvenanceOf } from 'k3s-platform/plugin'

/** The object in the namespace of its entry, if it says none and its kind lives in one. */
export function inNamespace(
  object: KubernetesObject,
  unit: Unit,
  definitions: readonly KubernetesObject[],
): KubernetesObject {
  const { metadata } = object
  if (metadata.namespace !== undefined || !isNamespaced(object, definitions)) return object
  const { name, ...rest } = metadata
  const placed = withProvenance(
    { name, namespace: unit.namespace, ...rest },
    { at: field => (field === 'namespace' ? markOf(unit, 'namespace') : markOf(metadata, field)) },
  )
  return withProvenanceOf(object, { ...object, metadata: placed })
}

/** By the definition of the kind, if it is among the manifests; else by name. Most kinds live in a namespace. */
function isNamespaced({ apiVersion, kind }: KubernetesObject, definitions: readonly KubernetesObject[]): boolean {
  const specs = definitions.map(definition => (definition as { readonly spec?: DefinitionSpec }).spec)
  const known = specs.find(spec => spec?.names?.kind === kind && apiVersion.startsWith(`${spec.group}/`))
  if (known?.scope !== undefined) return known.scope === 'Namespaced'
  return !OF_THE_CLUSTER.has(kind) && !kind.startsWith('Cluster')
}

interface DefinitionSpec {
  readonly group?: string
  readonly names?: { readonly kind?: string }
  readonly scope?: string
}

/** The kinds of Kubernetes that live in no namespace, and the class of the Gateway API. */
const OF_THE_CLUSTER: ReadonlySet<string> = new Set([
  'APIService',
  'CSIDriver',
  'CertificateSigningRequest',
  'CustomResourceDefinition',
  'DeviceClass',
  'FlowSchema',
  'GatewayClass',
  'IPAddress',
  'IngressClass',
  'MutatingAdmissionPolicy',
  'MutatingAdmissionPolicyBinding',
  'MutatingWebhookConfiguration',
  'Namespace',
  'Node',
  'PersistentVolume',
  'PriorityClass',
  'PriorityLevelConfiguration',
  'RuntimeClass',
  'ServiceCIDR',
  'StorageClass',
  'ValidatingAdmissionPolicy',
  'ValidatingAdmissionPolicyBinding',
  'ValidatingWebhookConfiguration',
  'VolumeAttributesClass',
])
