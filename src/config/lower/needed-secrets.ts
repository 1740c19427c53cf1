import type { Diagnostic } from '../../ir/diagnostic.ts'
import { neededSecrets } from '../../ir/needed-secrets.ts'
import type { Workload } from '../../ir/workload.ts'
import { secretReferenced } from './messages.ts'

/** Reports each Secret that variables refer to, once for all its users. Mounted files are reported where they are mounted. */
export function reportNeededSecrets(workloads: readonly Workload[], report: (diagnostic: Diagnostic) => void): void {
  for (const { namespace, name, keys, users, at } of neededSecrets(workloads)) {
    const told = keys.filter(({ source, isFile }) => source && !isFile)
    if (told.length === 0) continue
    const [entry] = users.map(({ unit }) => unit)
    report({ ...secretReferenced({ name, namespace, keys: told }, at), ...(entry && { entry }) })
  }
}
