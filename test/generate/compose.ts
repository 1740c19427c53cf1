import fc from 'fast-check'
import { entryKeys, withCommon } from './app.ts'
import { workloadHeadings } from './body.ts'
import { fit } from './fit.ts'
import { label } from './names.ts'
import { blocks, few, map, type Node, oneOf } from './node.ts'
import { peer } from './peers.ts'

/** The compose file that entries name. */
export const COMPOSE_FILE = {
  'stack/compose.yaml':
    'services:\n  web:\n    image: nginx:1.29\n    ports: ["8080:80"]\n  db:\n    image: postgres:17\n    expose: ["5432"]\n',
}

const facts = {
  name: 'web',
  ports: [{ name: 'port-80', container_port: 80 }],
  isMeasured: true,
  mostReplicas: 2 ** 31 - 1,
  hasCertificates: false,
  hasDomains: false,
}

const { ingress_annotations: _, ...headings } = workloadHeadings

const keys = map({
  profiles: few(oneOf('debug', 'dashboards')),
  allow_host_path: fc.boolean(),
  // What services say as well is laid over this, and some things can only be said in one way.
  defaults: service('/stack').map(
    ({
      ingress,
      init_containers,
      service: __,
      sidecars,
      lifecycle,
      strategy,
      volumes,
      probes,
      resources,
      scaling,
      security,
      replicas,
      pod_disruption_budget,
      env_refs,
      environment,
      ...rest
    }) => rest,
  ),
  services: map({ web: service('/web', 80, fc.boolean()), db: service('/db', 5432) }),
  network: map({ policy: oneOf('none', 'permissive', 'strict'), allow_external: few(peer) }),
})

/** A compose stack with everything that may be said of its services. */
export const compose: fc.Arbitrary<Node> = fc
  .tuple(
    label(20),
    keys,
    entryKeys,
    blocks(withCommon(keys, map({ path: oneOf('stack'), compose_file: oneOf('compose.yaml') }))),
  )
  .map(([name, base, common, others]) => ({
    ...common,
    name,
    path: 'stack',
    compose_file: 'compose.yaml',
    ...base,
    ...withoutSecondWays(others, base),
  }))

function service(prefix: string, port = 80, enabled: fc.Arbitrary<boolean> = fc.constant(true)): fc.Arbitrary<Node> {
  const ports = [{ name: `port-${port}`, container_port: port }]
  return fc
    .tuple(map(headings), map({ enabled, image_facts: oneOf('off', 'postgres:17') }))
    .map(([own, others]) => ({ ...fit(own, { ...facts, ports, prefix }), ...others }))
}

/** Blocks without what the entry says already of a service and what can only be said in one way. */
function withoutSecondWays(blocks: Node, { services = {} }: Node): Node {
  const said = services as Readonly<Record<string, Node>>
  const inBlock = (block: Node) => ({
    ...block,
    ...(block.services !== undefined && {
      services: Object.fromEntries(
        Object.entries(block.services as Readonly<Record<string, Node>>).map(([name, service]) => [
          name,
          Object.fromEntries(
            Object.entries(service).filter(([key]) => !ONE_WAY.includes(key) || said[name]?.[key] === undefined),
          ),
        ]),
      ),
    }),
  })
  return Object.fromEntries(Object.entries(blocks).map(([name, block]) => [name, inBlock(block as Node)]))
}

const ONE_WAY: readonly string[] = [
  'init_containers',
  'service',
  'sidecars',
  'env_refs',
  'lifecycle',
  'pod_disruption_budget',
  'probes',
  'strategy',
  'volumes',
]
