import {
  type DeclaredKind,
  invalidName,
  longName,
  type Mistake,
  missingNamespace,
  own,
  type Resource,
  type Rule,
  violationOfDns1035Label,
  violationOfDns1123Label,
  violationOfDns1123Subdomain,
  violationOfQualifiedName,
} from 'k3s-platform/plugin'

/** The name of an object, its namespace and its finalizers. */
export function names(declared: DeclaredKind | undefined): Rule {
  return resource => nameMistakes(resource, declared)
}

function* nameMistakes(resource: Resource, declared: DeclaredKind | undefined): Iterable<Mistake> {
  const { kind, apiVersion, metadata } = resource.object
  const field = { resource, pointer: '/metadata/name' }
  const violation = nameRuleOf(kind, apiVersion)?.(metadata.name)
  if (violation) yield invalidName(field, metadata.name, violation)
  const longest = declared?.longestName ?? own(LONGEST, kind)
  if (longest && metadata.name.length > longest.most)
    yield longName(field, metadata.name, longest.most, longest.because)
  yield* namespace(resource, declared ? !declared.clusterScoped : NAMESPACED.has(kind))
  for (const [index, finalizer] of (metadata.finalizers ?? []).entries()) {
    const wrong = violationOfQualifiedName(finalizer)
    if (wrong) yield invalidName({ resource, pointer: `/metadata/finalizers/${index}` }, finalizer, wrong)
  }
}

function* namespace(resource: Resource, isNamespaced: boolean): Iterable<Mistake> {
  const { namespace } = resource.object.metadata
  const field = { resource, pointer: '/metadata/namespace' }
  if (!namespace) {
    if (isNamespaced) yield missingNamespace(field)
    return
  }
  const violation = violationOfDns1123Label(namespace)
  if (violation) yield invalidName(field, namespace, violation)
}

/** What a name must be, by kind; nothing where a cluster takes any name. */
function nameRuleOf(kind: string, apiVersion: string): ((name: string) => string | undefined) | undefined {
  if (kind === 'Service' && apiVersion === 'v1') return violationOfDns1035Label
  if (kind === 'StatefulSet' || kind === 'Namespace') return violationOfDns1123Label
  // Roles and their bindings may be called system:reader.
  return apiVersion.startsWith('rbac.authorization.k8s.io/') ? undefined : violationOfDns1123Subdomain
}

/** Kinds whose controllers make longer names of them. */
const LONGEST: Readonly<Record<string, { readonly most: number; readonly because: string }>> = {
  CronJob: { most: 52, because: 'its Jobs have this name and 11 more characters' },
  Job: { most: 63, because: 'its pods have it as a label' },
}

/** The kinds of Kubernetes and cert-manager that we write and that live in a namespace. */
const NAMESPACED: ReadonlySet<string> = new Set([
  'Certificate',
  'ConfigMap',
  'CronJob',
  'DaemonSet',
  'Deployment',
  'HorizontalPodAutoscaler',
  'Ingress',
  'Job',
  'NetworkPolicy',
  'PersistentVolumeClaim',
  'PodDisruptionBudget',
  'Secret',
  'Service',
  'ServiceAccount',
  'StatefulSet',
])
