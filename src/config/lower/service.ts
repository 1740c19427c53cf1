import { keyOriginOf } from '../../ir/provenance.ts'
import type { ServiceSettings } from '../../ir/service-settings.ts'
import type { App } from '../../schema/app.ts'
import type { Service } from '../../schema/service.ts'
import { type Lowering, lowered, textMap } from './lowering.ts'
import { unusedKey } from './messages.ts'
import { unguardedService } from './service-messages.ts'

/** How the Service offers the ports of a workload, if an entry says it. */
export function toServiceSettings(app: App, hasPorts: boolean, { report }: Lowering): ServiceSettings | undefined {
  const { service } = app
  if (!service) return undefined
  if (!hasPorts)
    report(unusedKey('service', 'an entry without ports', 'Add "container.ports".', keyOriginOf(app, 'service')))
  const { type = 'ClusterIP', load_balancer_source_ranges: ranges, external_traffic_policy: policy } = service
  if (ranges && type !== 'LoadBalancer')
    report(unguardedService(type, ranges[0] ?? '10.0.0.0/8', keyOriginOf(service, 'load_balancer_source_ranges')))
  const hasPolicy = policy !== undefined && isOutside(service)
  if (policy !== undefined && !hasPolicy) {
    const hint = 'Remove it, or write "type: LoadBalancer".'
    const at = keyOriginOf(service, 'external_traffic_policy')
    report(unusedKey('service.external_traffic_policy', `a Service of type "${type}"`, hint, at))
  }
  return lowered<ServiceSettings>(service, {
    type: service.type,
    annotations: service.annotations && textMap(service.annotations),
    headless: service.headless,
    sessionAffinity: service.session_affinity,
    loadBalancerSourceRanges: ranges,
    externalTrafficPolicy: hasPolicy ? policy : undefined,
  })
}

/** Whether clients outside of the cluster reach the workload without a route. */
export function isOutside({ type }: Pick<Service, 'type'> = {}): boolean {
  return type === 'LoadBalancer' || type === 'NodePort'
}
