import type { Diagnostic } from '../../ir/diagnostic.ts'
import { neededSecrets } from '../../ir/needed-secrets.ts'
import type { SecretDeliveries } from '../../ir/secret-delivery.ts'
import type { Workload } from '../../ir/workload.ts'
import { secretReferenced } from './messages.ts'

/**
 * Reports each Secret that variables refer to and that nothing delivers, once for all its users. Mounted files are
 * reported where they are mounted.
 */
export function reportNeededSecrets(
  workloads: readonly Workload[],
  deliveries: SecretDeliveries,
  report: (diagnostic: Diagnostic) => void,
): void {
  for (const { namespace, name, keys, users, at } of neededSecrets(workloads, deliveries)) {
    const told = keys.filter(({ source, isFile, delivery }) => source && !isFile && delivery === undefined)
    if (told.length === 0) continue
    const [entry] = users.map(({ unit }) => unit)
    report({ ...secretReferenced({ name, namespace, keys: told }, at), ...(entry && { entry }) })
  }
}
