import { type Diagnostic, error, info, warning } from '../ir/diagnostic.ts'
import type { Installations } from '../pipeline/check/declared-kind.ts'
import { titleOf } from '../pipeline/resource.ts'
import type { Complaint } from './complaints.ts'
import { definitionName, installationOf } from './installations.ts'
import { placed, type Subject } from './placed.ts'
import { pointerAt } from './server-path.ts'

/**
 * The API server rejects an object in a dry run: because of a rule of this cluster (a policy, a webhook, a limit of the
 * namespace), because an object of that name exists with another value in an immutable field, or because of the schema
 * of a kind that k3s-platform does not have. The message quotes the server.
 */
export function refused(subject: Omit<Subject, 'pointer'>, { path, message }: Complaint): Diagnostic {
  const { resource } = subject
  const field = path === '' ? '' : `${path.replace(/^\./, '')} of `
  return placed(
    { ...subject, pointer: path === '' ? '' : pointerAt(resource.object, path) },
    error(
      'server/refused',
      `The cluster rejects ${field}${titleOf(resource)}: ${sentence(message)}`,
      undefined,
      hintFor(message, resource.ref.namespace),
    ),
  )
}

/**
 * The cluster does not have that kind in that version, so it cannot validate the object. The kind belongs to a project
 * that is not installed there, or in a version that does not have it.
 */
export function missingKind(
  subject: Omit<Subject, 'pointer'>,
  versions: readonly string[],
  installations: Installations,
): Diagnostic {
  const { apiVersion, kind } = subject.resource.ref
  const group = apiVersion.includes('/') ? apiVersion.split('/')[0]! : ''
  const installation = installationOf(group, installations)
  const isKubernetes = !installation && /^[^.]*$|\.k8s\.io$/.test(group)
  const definition = isKubernetes ? '' : ` (CustomResourceDefinition ${definitionName(group, kind)})`
  const served = versions.length > 0 ? ` It has the group in version ${versions.join(', ')}, which lacks the kind.` : ''
  const verb = versions.length > 0 ? 'Update' : 'Install'
  return placed(
    { ...subject, pointer: '/spec' },
    error(
      'server/missing-kind',
      `The cluster does not have the kind ${kind} of ${apiVersion}${definition}.${served}`,
      undefined,
      installation
        ? `${verb} ${installation.project}: ${installation.command}`
        : isKubernetes
          ? 'Its version of Kubernetes does not have it.'
          : `${verb} the project that defines ${kind}.`,
    ),
  )
}

/**
 * The tree itself defines the kind of an object, and the cluster does not have it yet. It can validate the object once
 * the definition exists.
 */
export function kindOfTheTree(subject: Omit<Subject, 'pointer'>): Diagnostic {
  const { apiVersion, kind } = subject.resource.ref
  return placed(
    { ...subject, pointer: '/kind' },
    info(
      'server/kind-of-the-tree',
      `${titleOf(subject.resource)} was not validated: the tree itself defines the kind ${kind} of ${apiVersion}, and the cluster does not have it yet.`,
      undefined,
      'Validate again when the definition exists in the cluster.',
    ),
  )
}

/** Who makes a namespace that does not exist yet. */
export type NamespaceMaker = 'Argo CD' | 'nobody' | 'the tree'

/**
 * A namespace of the tree does not exist in the cluster, where objects can only be validated in an existing namespace.
 * Validation creates nothing, so the objects were validated as new ones of namespace `default`: their fields as
 * strictly, but not against quotas, limits and policies of their own namespace. It is a warning if nothing in the tree
 * creates the namespace.
 */
export function missingNamespace(
  subject: Omit<Subject, 'pointer'>,
  { name, objects, maker }: { readonly name: string; readonly objects: number; readonly maker: NamespaceMaker },
): Diagnostic {
  const many = objects === 1 ? 'one object was' : `${objects} objects were`
  return placed(
    { ...subject, pointer: '/metadata/namespace' },
    {
      code: 'server/missing-namespace',
      severity: maker === 'nobody' ? 'warning' : 'info',
      message: `Namespace "${name}" does not exist in the cluster yet, so its ${many} validated in namespace "default", without its own quotas, limits and policies.`,
      hint:
        maker === 'nobody'
          ? `Create it before you apply the tree: kubectl create namespace ${name}`
          : `${maker === 'Argo CD' ? 'Argo CD' : 'The tree'} creates it; validate again when it exists.`,
    },
  )
}

/**
 * A webhook of the cluster has side effects, so the API server cannot call it in a dry run, and rejects the request.
 * Only a real change can show whether the object is accepted.
 */
export function noDryRun(subject: Omit<Subject, 'pointer'>, message: string): Diagnostic {
  const webhook = /webhook "([^"]+)"/.exec(message)?.[1] ?? ''
  return placed(
    { ...subject, pointer: '' },
    warning(
      'server/no-dry-run',
      `${titleOf(subject.resource)} was not validated: webhook "${webhook}" of the cluster does not support dry runs.`,
      undefined,
      'Its configuration must have sideEffects: None or NoneOnDryRun.',
    ),
  )
}

/**
 * The cluster accepts an object with a warning: about a deprecated field or version, a value that hides another, or a
 * policy.
 */
export function remark(subject: Omit<Subject, 'pointer'>, { path, message }: Complaint): Diagnostic {
  const { resource } = subject
  const field = path === '' ? '' : `${path} of `
  return placed(
    { ...subject, pointer: path === '' ? '' : pointerAt(resource.object, path) },
    warning('server/remark', `The cluster warns about ${field}${titleOf(resource)}: ${sentence(message)}`),
  )
}

/**
 * The pods of an object violate the Pod Security Standard for which their namespace has warnings. They run as long as
 * it does not enforce the standard. `security:` of an entry sets what the standard requires.
 */
export function podSecurity(subject: Omit<Subject, 'pointer'>, { path, message }: Complaint): Diagnostic {
  const { resource } = subject
  return placed(
    { ...subject, pointer: pointerAt(resource.object, path) },
    warning(
      'server/pod-security',
      `The pods of ${titleOf(resource)} ${sentence(message)}`,
      undefined,
      'The namespace requires it by its label pod-security.kubernetes.io/warn; set security: of the entry.',
    ),
  )
}

function hintFor(message: string, namespace = 'default'): string | undefined {
  if (/immutable|may not change|updates to .* are forbidden/.test(message))
    return 'The object exists in the cluster with another value. Keep that value, or delete the object first.'
  if (/denied (?:the )?request/.test(message)) return 'This is a rule of the cluster; contact its administrators.'
  if (/exceeded quota|(?:maximum|minimum) .* usage per /.test(message))
    return `See kubectl describe limitrange,resourcequota --namespace ${namespace}`
  return undefined
}

const LONGEST = 400

/** With a full stop; a very long text, such as a quoted pod template, without its middle. */
function sentence(text: string): string {
  const short = text.length > LONGEST ? `${text.slice(0, LONGEST / 2)} … ${text.slice(-LONGEST / 2)}` : text
  return /[.!?]$/.test(short) ? short : `${short}.`
}
