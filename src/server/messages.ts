import { type Diagnostic, error, info, warning } from '../ir/diagnostic.ts'
import type { Installations } from '../pipeline/check/declared-kind.ts'
import { titleOf } from '../pipeline/resource.ts'
import type { Complaint } from './complaints.ts'
import { definitionName, installationOf } from './installations.ts'
import { placed, type Subject } from './placed.ts'
import { pointerAt } from './server-path.ts'

/**
 * The API server was asked with a dry run, and refuses an object: because of a rule that only this cluster has (a
 * policy, a webhook, a limit of the namespace), because an object of that name exists there with another value in a
 * field that cannot change, or because of a kind whose schema is not known here. The message has the server's words.
 */
export function refused(subject: Omit<Subject, 'pointer'>, { path, message }: Complaint): Diagnostic {
  const { resource } = subject
  const field = path === '' ? '' : `${path.replace(/^\./, '')} of `
  return placed(
    { ...subject, pointer: path === '' ? '' : pointerAt(resource.object, path) },
    error(
      'server/refused',
      `The cluster refuses ${field}${titleOf(resource)}: ${sentence(message)}`,
      undefined,
      hintFor(message, resource.ref.namespace),
    ),
  )
}

/**
 * The cluster has no kind of that name in that version, so it cannot take the object, nor judge it. The kind belongs to
 * a project that is not installed there, or in a version that does not have it yet or no longer.
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
      `The cluster has no kind ${kind} of ${apiVersion}${definition}.${served}`,
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
 * The kind of an object is defined by the tree itself, which the cluster does not have yet. It can judge the object once
 * the definition is there.
 */
export function kindOfTheTree(subject: Omit<Subject, 'pointer'>): Diagnostic {
  const { apiVersion, kind } = subject.resource.ref
  return placed(
    { ...subject, pointer: '/kind' },
    info(
      'server/kind-of-the-tree',
      `${titleOf(subject.resource)} was not judged: the tree itself defines the kind ${kind} of ${apiVersion}, and the cluster does not have it yet.`,
      undefined,
      'Ask again when the definition is in the cluster.',
    ),
  )
}

/** Who makes a namespace that does not exist yet. */
export type NamespaceMaker = 'Argo CD' | 'nobody' | 'the tree'

/**
 * A namespace of the tree does not exist in the cluster, where objects can only be judged within one that does. Nothing
 * is made there for a question, so the objects were judged as new ones of namespace `default`: their fields as
 * strictly, but not by quotas, limits and policies of their own namespace. It is a warning when nothing of the tree
 * makes the namespace.
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
      message: `Namespace "${name}" does not exist in the cluster yet, so its ${many} judged in namespace "default", without its own quotas, limits and policies.`,
      hint:
        maker === 'nobody'
          ? `Make it before the tree is applied: kubectl create namespace ${name}`
          : `${maker === 'Argo CD' ? 'Argo CD' : 'The tree'} makes it; ask again when it is there.`,
    },
  )
}

/**
 * A webhook of the cluster has side effects that it cannot leave out, so the API server does not ask it in a dry run, and
 * refuses to answer. Only a real change can show whether the object is accepted.
 */
export function noDryRun(subject: Omit<Subject, 'pointer'>, message: string): Diagnostic {
  const webhook = /webhook "([^"]+)"/.exec(message)?.[1] ?? ''
  return placed(
    { ...subject, pointer: '' },
    warning(
      'server/no-dry-run',
      `${titleOf(subject.resource)} was not judged: webhook "${webhook}" of the cluster supports no dry run.`,
      undefined,
      'Its configuration must say sideEffects: None or NoneOnDryRun.',
    ),
  )
}

/**
 * The cluster accepts an object, and has a remark: a field or a version that goes away, a value that hides another, or a
 * policy that warns.
 */
export function remark(subject: Omit<Subject, 'pointer'>, { path, message }: Complaint): Diagnostic {
  const { resource } = subject
  const field = path === '' ? '' : `${path} of `
  return placed(
    { ...subject, pointer: path === '' ? '' : pointerAt(resource.object, path) },
    warning('server/remark', `The cluster remarks on ${field}${titleOf(resource)}: ${sentence(message)}`),
  )
}

/**
 * The pods of an object break the Pod Security Standard about which their namespace warns. They run as long as it does
 * not enforce the standard. `security:` of an entry sets what the standard asks for.
 */
export function podSecurity(subject: Omit<Subject, 'pointer'>, { path, message }: Complaint): Diagnostic {
  const { resource } = subject
  return placed(
    { ...subject, pointer: pointerAt(resource.object, path) },
    warning(
      'server/pod-security',
      `The pods of ${titleOf(resource)} ${sentence(message)}`,
      undefined,
      'The namespace asks for it by its label pod-security.kubernetes.io/warn; set security: of the entry.',
    ),
  )
}

function hintFor(message: string, namespace = 'default'): string | undefined {
  if (/immutable|may not change|updates to .* are forbidden/.test(message))
    return 'The object exists in the cluster with another value there. Keep that value, or remove the object first.'
  if (/denied (?:the )?request/.test(message)) return 'That is a rule of this cluster; ask those who run it.'
  if (/exceeded quota|(?:maximum|minimum) .* usage per /.test(message))
    return `See kubectl describe limitrange,resourcequota --namespace ${namespace}`
  return undefined
}

const LONGEST = 400

/** With a full stop; what is very long (a refused pod template is told whole) without its middle. */
function sentence(text: string): string {
  const short = text.length > LONGEST ? `${text.slice(0, LONGEST / 2)} … ${text.slice(-LONGEST / 2)}` : text
  return /[.!?]$/.test(short) ? short : `${short}.`
}
