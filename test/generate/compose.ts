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
    'services:\n  web:\n    image: nginx:1.29\n    ports: ["8080:80"]\n  db:\n    image: postgres:17\n',
}

const facts = {
  name: 'web',
  ports: [{ name: 'http', container_port: 80 }],
  isMeasured: true,
  mostReplicas: 2 ** 31 - 1,
  hasCertificates: false,
  hasDomains: false,
}

const { ingress_annotations: _, ...headings } = workloadHeadings

const keys = map({
  profiles: few(oneOf('debug', 'dashboards')),
  allow_host_path: fc.boolean(),
  defaults: service('/stack').map(({ ingress, volumes, ...rest }) => rest),
  services: map({ web: service('/web'), db: service('/db') }),
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
    ...others,
  }))

function service(prefix: string): fc.Arbitrary<Node> {
  return map(headings).map(own => fit(own, { ...facts, prefix }))
}
