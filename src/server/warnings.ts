import { findField } from '../pipeline/field-path.ts'
import type { Complaint } from './complaints.ts'

/** Whether a warning is of the Pod Security Standards. */
export function isPodSecurity(text: string): boolean {
  return text.startsWith('would violate PodSecurity')
}

/**
 * Whether a warning is about something that the user cannot change: Argo CD's own finalizer has the old form of such
 * names.
 */
export function isUnavoidable(text: string): boolean {
  return text.startsWith('metadata.finalizers: "resources-finalizer.argocd.argoproj.io"')
}

/** A warning of the server with the field that it is about, as far as it says so. */
export function remarkOf(text: string, object: object): Complaint {
  if (isPodSecurity(text)) return { path: podPath(text, object), message: text }
  const [, path, message] = /^((?:spec|metadata|data)[^\s:]*): (.+)$/s.exec(text) ?? []
  return path && message ? { path, message } : { path: '', message: text }
}

/** The first container that is named, else the pod. */
function podPath(text: string, object: object): string {
  const pod = POD_PATHS.find(path => !('missing' in findField(object, path))) ?? ''
  const container = /container "([^"]+)"/.exec(text)?.[1]
  return container === undefined ? pod : `${pod}.containers[name="${container}"]`
}

const POD_PATHS: readonly string[] = ['spec.jobTemplate.spec.template.spec', 'spec.template.spec', 'spec']
