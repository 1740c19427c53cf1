import { type Manifest, metadata, type Port, trace, type Workload } from 'k3s-platform/plugin'
import type { Service, ServicePort } from 'kubernetes-types/core/v1.js'

/** The Service of a workload: every port of its container, under the port that others call. */
export function service(workload: Workload): Manifest<Service> {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: metadata(workload),
    spec: trace(
      workload,
      { type: 'ClusterIP', selector: { ...workload.selector }, ports: workload.container.ports.map(servicePort) },
      { ports: 'container', type: 'name' },
    ),
  }
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
