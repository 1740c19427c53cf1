import type { Workload } from '../ir/workload.ts'
import type { Ref } from './object.ts'

/** The controller that runs the workload's pods. */
export function controllerOf(workload: Workload): Ref {
  const apiVersion = workload.kind === 'Job' || workload.kind === 'CronJob' ? 'batch/v1' : 'apps/v1'
  return { apiVersion, kind: workload.kind, ...named(workload) }
}

/** JSON Pointer to the pod template inside of the workload's controller. */
export function podTemplateOf(workload: Workload): '/spec/jobTemplate/spec/template' | '/spec/template' {
  return workload.kind === 'CronJob' ? '/spec/jobTemplate/spec/template' : '/spec/template'
}

/** The Service by which others reach the workload. */
export function serviceOf(workload: Workload): Ref {
  return { apiVersion: 'v1', kind: 'Service', ...named(workload) }
}

/** The policy that says who may talk to the workload. */
export function networkPolicyOf(workload: Workload): Ref {
  return { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', ...named(workload) }
}

/** The Ingress that routes to the workload. A route that had to be split has further ones, with `-2`, `-3` behind. */
export function ingressOf(workload: Workload): Ref {
  return { apiVersion: 'networking.k8s.io/v1', kind: 'Ingress', ...named(workload) }
}

function named({ namespace, name }: Workload): { namespace: string; name: string } {
  return { namespace, name }
}
