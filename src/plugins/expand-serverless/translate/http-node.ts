import { type ConfigNode, lowered, originsOf, overlay } from 'k3s-platform/plugin'
import type { HttpTrigger } from '../discover/discovered-function.ts'
import type { Subject } from './entry.ts'
import { scalingFor } from './entry-scaling.ts'
import { probesNode } from './probes-node.ts'
import { routeNode } from './route-node.ts'

/** The port on which the runtime serves HTTP. */
export const PORT = 8080

/** A node of an HTTP function: a port, probes of the runtime's own paths, and a route when the function is public. */
export function httpNode(node: ConfigNode, trigger: HttpTrigger, subject: Subject): ConfigNode {
  const because = originsOf(trigger, 'type')
  const ingress = routeNode(node, trigger, subject)
  const scaling = overlay(
    lowered<ConfigNode>(trigger, { type: 'keda-http' }, { type: because }),
    scalingFor('http', node.scaling, subject),
  ) as ConfigNode
  const { ingress: _, ...rest } = node
  const probes = probesNode(trigger, node.probes as ConfigNode | undefined)
  return lowered<ConfigNode>(
    node,
    { ...rest, container: container(trigger), probes, scaling, ingress },
    {
      container: because,
      probes: originsOf(node, 'probes'),
      ingress: originsOf(ingress),
      scaling: originsOf(scaling),
    },
  )
}

function container(trigger: HttpTrigger): ConfigNode {
  const because = originsOf(trigger, 'type')
  const port = lowered(
    trigger,
    { name: 'http', container_port: PORT, service_port: 80 },
    { name: because, container_port: because, service_port: because },
  )
  return lowered<ConfigNode>(trigger, { ports: [port] }, { ports: because })
}
