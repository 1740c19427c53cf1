import type { Workload } from '../../ir/workload.ts'
import { controllerOf, podTemplateOf } from '../../k8s/refs.ts'
import type { Reason } from '../change.ts'
import type { Context } from '../context.ts'
import { add } from '../patch.ts'
import { valueAt } from '../pointer.ts'

/** A container variable as Kubernetes writes it. */
export type EnvironmentVariable =
  | { readonly name: string; readonly value: string }
  | { readonly name: string; readonly valueFrom: object }

/** Adds a variable to the workload's own container. */
export function addEnv(context: Context, workload: Workload, variable: EnvironmentVariable, reason: Reason): void {
  const controller = controllerOf(workload)
  const list = `${podTemplateOf(workload)}/spec/containers/0/env`
  const exists = valueAt(context.resources.get(controller), list) !== undefined
  context.patch(controller, [exists ? add(`${list}/-`, variable) : add(list, [variable])], reason)
}
