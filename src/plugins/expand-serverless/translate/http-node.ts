import { type App, because, lowered, originsOf, overlay, tracedTo } from 'k3s-platform/plugin'
import type { HttpTrigger } from '../discover/discovered-function.ts'
import type { Subject } from './entry.ts'
import { scalingFor } from './entry-scaling.ts'
import { probesNode } from './probes-node.ts'
import { routeNode } from './route-node.ts'

/** The port on which the runtime serves HTTP. */
export const PORT = 8080

/** A node of an HTTP function: a port, probes of the runtime's own paths, and a route when the function is public. */
export function httpNode(node: App, trigger: HttpTrigger, subject: Subject): App {
  const reason = originsOf(trigger, 'type')
  const ingress = routeNode(node, trigger, subject)
  const scaling = overlay(
    tracedTo(reason, { type: 'keda-http' }),
    scalingFor('http', node.scaling, subject),
  ) as App['scaling']
  const { ingress: _, ...rest } = node
  const probes = probesNode(trigger, node.probes)
  return lowered<App>(node, {
    ...rest,
    container: because(container(trigger), reason),
    probes: because(probes, originsOf(node, 'probes')),
    scaling: because(scaling, originsOf(scaling)),
    ingress: because(ingress, originsOf(ingress)),
  })
}

function container(trigger: HttpTrigger): Container {
  const reason = originsOf(trigger, 'type')
  return tracedTo(reason, { ports: [tracedTo(reason, { name: 'http', container_port: PORT, service_port: 80 })] })
}

type Container = Required<App>['container']
