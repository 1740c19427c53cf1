import { type Context, type Probe, type Workload, writtenOriginsOf } from 'k3s-platform/plugin'
import { probeOfOtherPort } from './messages.ts'

const NAMES = ['startup', 'readiness', 'liveness'] as const

/** Reports probes that ask a port that the container does not declare: mostly the number of another port. */
export function reportProbePorts({ container }: Workload, context: Context): void {
  const ports = container.ports.map(({ containerPort }) => containerPort)
  if (ports.length === 0) return
  for (const name of NAMES) {
    const probe = container.probes[name]
    const port = probe && portOf(probe)
    if (port === undefined || ports.includes(port)) continue
    // A port that is not written follows the ports of the container.
    const [at] = writtenOriginsOf(probe?.handler, 'port')
    if (at) context.report(probeOfOtherPort(name, port, ports, at))
  }
}

function portOf({ handler }: Probe): number | undefined {
  return handler.kind !== 'exec' && typeof handler.port === 'number' ? handler.port : undefined
}
