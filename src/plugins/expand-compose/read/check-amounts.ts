import { type Diagnostic, originsOf } from 'k3s-platform/plugin'
import type { Service } from '../model/service.ts'
import { byteSize } from '../text/byte-size.ts'
import { conflictingKeys, differentValues } from './check-messages.ts'
import { outOfRange } from './shape-messages.ts'

/** What is wrong with amounts of a service that can be written in two places. */
export function checkAmounts(service: Service, report: (diagnostic: Diagnostic) => void): void {
  checkReplicas(service, report)
  const { limits, reservations } = service.deploy?.resources ?? {}
  const pairs = [
    ['cpus', limits, 'cpus', 'deploy.resources.limits.cpus'],
    ['mem_limit', limits, 'memory', 'deploy.resources.limits.memory'],
    ['mem_reservation', reservations, 'memory', 'deploy.resources.reservations.memory'],
    ['pids_limit', limits, 'pids', 'deploy.resources.limits.pids'],
  ] as const
  for (const [key, block, other, path] of pairs) {
    const amount = amountOf(service[key])
    // Zero means that there is none.
    if (!block || !amount) continue
    if (amountOf((block as Readonly<Record<string, string>>)[other]) !== amount)
      report(differentValues(key, path, originsOf(service, key)[0], originsOf(block, other)[0]))
  }
}

function checkReplicas(service: Service, report: (diagnostic: Diagnostic) => void): void {
  const { scale, deploy, container_name } = service
  const replicas = deploy?.replicas
  const at = originsOf(service, 'scale')[0]
  if (scale !== undefined && replicas !== undefined && scale !== replicas)
    report(differentValues('scale', 'deploy.replicas', at, originsOf(deploy, 'replicas')[0]))
  if (scale !== undefined && scale < 0) report(outOfRange('scale', scale, 'at least 0', at))
  if (replicas !== undefined && replicas < 0)
    report(outOfRange('replicas', replicas, 'at least 0', originsOf(deploy, 'replicas')[0]))
  if (!container_name || (scale ?? replicas ?? 1) <= 1) return
  const several = scale === undefined ? 'deploy.replicas' : 'scale'
  report(conflictingKeys(['container_name', several], originsOf(service, 'container_name')[0]))
}

/** A number, or a size in bytes; other values are reported elsewhere. */
function amountOf(text: string | undefined): number {
  if (text === undefined) return 0
  const number = Number(text)
  return Number.isNaN(number) ? (byteSize(text) ?? 0) : number
}
