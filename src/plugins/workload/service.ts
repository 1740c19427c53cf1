import {
  type Manifest,
  metadata,
  type ObjectMeta,
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
  named: readonly Origin[] = [],
): Manifest<Service> {
  const { discovery, container, selector } = workload
  const isHeadless = discovery?.headless ?? false
  const spec = {
    type: 'ClusterIP',
    ...(isHeadless && { clusterIP: 'None', publishNotReadyAddresses: true }),
    selector: { ...selector },
    ...(container.ports.length > 0 && { ports: container.ports.map(servicePort) }),
  }
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: named.length > 0 ? withName(metadata(workload, name), named) : metadata(workload, name),
    spec: trace(workload, spec, {
      ports: 'container',
      type: 'name',
      selector: 'name',
      clusterIP: originsOf(discovery, 'headless'),
      publishNotReadyAddresses: originsOf(discovery, 'headless'),
    }),
  }
}

function withName(made: ObjectMeta, origins: readonly Origin[]): ObjectMeta {
  return trace(made, { ...made }, { name: origins })
}

function servicePort(port: Port): ServicePort {
  const made = {
    name: port.name,
    port: port.servicePort,
    targetPort: port.name,
    protocol: port.protocol,
    ...(port.appProtocol && { appProtocol: port.appProtocol }),
  }
  return trace(port, made, { port: 'servicePort', targetPort: ['name', 'containerPort'] })
}
