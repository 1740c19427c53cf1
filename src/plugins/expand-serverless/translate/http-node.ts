import { type App, lowered, originsOf, overlay } from 'k3s-platform/plugin'
import type { HttpTrigger } from '../discover/discovered-function.ts'
import type { Subject } from './entry.ts'
import { scalingFor } from './entry-scaling.ts'
import { probesNode } from './probes-node.ts'
import { routeNode } from './route-node.ts'

/** The port on which the runtime serves HTTP. */
export const PORT = 8080

/** A node of an HTTP function: a port, probes of the runtime's own paths, and a route when the function is public. */
export function httpNode(node: App, trigger: HttpTrigger, subject: Subject): App {
  const because = originsOf(trigger, 'type')
  const ingress = routeNode(node, trigger, subject)
  const scaling = overlay(
    lowered<Required<App>['scaling']>(trigger, { type: 'keda-http' }, { type: because }),
    scalingFor('http', node.scaling, subject),
  ) as App['scaling']
  const { ingress: _, ...rest } = node
  const probes = probesNode(trigger, node.probes)
  return lowered<App>(
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

function container(trigger: HttpTrigger): Container {
  const because = originsOf(trigger, 'type')
  const port = lowered<NonNullable<Container['ports']>[number]>(
    trigger,
    { name: 'http', container_port: PORT, service_port: 80 },
    { name: because, container_port: because, service_port: because },
  )
  return lowered<Container>(trigger, { ports: [port] }, { ports: because })
}

type Container = Required<App>['container']
