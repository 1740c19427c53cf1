import type { Workload } from '../../ir/workload.ts'
import { controllerOf, podTemplateOf } from '../../k8s/refs.ts'
import type { Reason } from '../change.ts'
import type { Context } from '../context.ts'
import { add } from '../patch.ts'
import type { AddedContainer } from './added-container.ts'

/** Adds a container behind the workload's own, which stays the first. */
export function addContainer(context: Context, workload: Workload, container: AddedContainer, reason: Reason): void {
  context.patch(controllerOf(workload), [add(`${podTemplateOf(workload)}/spec/containers/-`, container)], reason)
}
