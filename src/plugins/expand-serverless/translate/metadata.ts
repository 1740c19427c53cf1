import { type EntryFunction, trace, type Workload } from 'k3s-platform/plugin'
import type { Subject } from './entry.ts'
import { listOf } from './queue-node.ts'

/** A function as other tools want to know it; `index` is its place among the functions of the entry. */
export function functionMetadata({ found, owner }: Subject, workload: Workload, index: number): EntryFunction {
  const { trigger } = found
  const { port_base: portBase } = owner.settings
  return trace(found, {
    name: workload.name,
    kind: workload.kind,
    trigger: trigger.type,
    file: found.file,
    line: found.line,
    visibility: workload.security.visibility,
    ...(trigger.type === 'http' && { path: trigger.path ?? '/', methods: trigger.methods ?? ['GET', 'POST'] }),
    ...(trigger.type === 'queue' && { queue: listOf(trigger) }),
    ...(trigger.type === 'schedule' && { schedule: trigger.cron, timeZone: trigger.timezone ?? 'UTC' }),
    ...(portBase !== undefined && trigger.type === 'http' && { port: portBase + index }),
  })
}
