import {
  because,
  fieldOf,
  type Manifest,
  metadata,
  type Origin,
  originsOf,
  type Port,
  trace,
  type Workload,
} from 'k3s-platform/plugin'
import type { Service, ServicePort } from 'kubernetes-types/core/v1.js'

/** The Service of a workload: every port of its container, under the port that others call; or one of another name. */
export function service(
  workload: Workload,
  name: string = workload.name,
  { origins: named = [], isHeadless: isGoverning = false }: OfOtherName = {},
): Manifest<Service> {
  const { discovery, container, selector } = workload
  // Further names lead to the same pods, and say nothing about how they are offered.
  const settings = name === workload.name ? workload.service : undefined
  const { annotations } = settings ?? {}
  const made = metadata(workload, name, annotations && trace(annotations, { ...annotations }))
  const isHeadless = isGoverning || (discovery?.headless ?? false)
  const headless = isGoverning ? originsOf(workload, 'kind') : originsOf(discovery, 'headless')
  const spec = trace(workload, {
    type: settings?.type ? fieldOf(settings, 'type') : because('ClusterIP', 'name'),
    ...(settings?.headless && { clusterIP: because('None', originsOf(settings, 'headless')) }),
    ...(isHeadless && {
      clusterIP: because('None', headless),
      publishNotReadyAddresses: because(true, headless),
    }),
    sessionAffinity: fieldOf(settings, 'sessionAffinity'),
    ...(settings?.loadBalancerSourceRanges && {
      loadBalancerSourceRanges: because(
        [...settings.loadBalancerSourceRanges],
        originsOf(settings, 'loadBalancerSourceRanges'),
      ),
    }),
    externalTrafficPolicy: fieldOf(settings, 'externalTrafficPolicy'),
    selector: because({ ...selector }, 'name'),
    ...(container.ports.length > 0 && { ports: because(container.ports.map(servicePort), 'container') }),
  })
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: named.length > 0 ? trace(made, { ...made, name: because(name, named) }) : made,
    spec,
  }
}

/** Why a Service has another name than its workload, and whether that name leads to the pods themselves. */
interface OfOtherName {
  readonly origins?: readonly Origin[]
  readonly isHeadless?: boolean
}

function servicePort(port: Port): ServicePort {
  return trace(port, {
    name: port.name,
    port: because(port.servicePort, 'servicePort'),
    targetPort: because(port.name, ['name', 'containerPort']),
    protocol: port.protocol,
    ...(port.appProtocol && { appProtocol: port.appProtocol }),
  })
}
