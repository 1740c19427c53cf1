import { type Diagnostic, error } from '../../ir/diagnostic.ts'
import type { Origin } from '../../ir/origin.ts'

/**
 * `load_balancer_source_ranges` limits who may connect, but only a Service of type LoadBalancer has such a list. For other
 * types, the network policy of the pods limits the addresses.
 */
export function unguardedService(type: string, range: string, at: Origin | undefined): Diagnostic {
  return error(
    'config/unguarded-service',
    `A Service of type "${type}" does not limit the addresses that may connect.`,
    at,
    `Write "type: LoadBalancer", or under "security": network_policy: { allow_from: [{ cidr: ${range} }] }.`,
  )
}
