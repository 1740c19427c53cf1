import type { Diagnostic } from '../../ir/diagnostic.ts'
import { neededSecrets } from '../../ir/needed-secrets.ts'
import type { Workload } from '../../ir/workload.ts'
import { secretReferenced } from './messages.ts'

/** Tells each Secret that variables were left to, once for all that take from it; files are told where they are mounted. */
export function reportNeededSecrets(workloads: readonly Workload[], report: (diagnostic: Diagnostic) => void): void {
  for (const { namespace, name, keys, users, at } of neededSecrets(workloads)) {
    const told = keys.filter(({ source, isFile }) => source && !isFile)
    if (told.length === 0) continue
    const [entry] = users.map(({ unit }) => unit)
    report({ ...secretReferenced({ name, namespace, keys: told }, at), ...(entry && { entry }) })
  }
}
