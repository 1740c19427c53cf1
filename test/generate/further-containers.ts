import fc from 'fast-check'
import { environment, references, sources } from './environment.ts'
import { label } from './names.ts'
import { different, map, type Node, oneOf } from './node.ts'
import { resources } from './quantities.ts'
import { scalar } from './texts.ts'

const keys = {
  image: oneOf('ghcr.io/example/tools:1.0.0', 'busybox:1.37'),
  command: fc.array(scalar, { minLength: 1, maxLength: 3 }),
  args: fc.array(scalar, { minLength: 1, maxLength: 3 }),
  working_dir: oneOf('/app', '/'),
  environment,
  env_from: sources,
  env_refs: references,
  resources,
}

const sidecarKeys = {
  ...keys,
  probes: map({ startup: map({ port: fc.integer({ min: 1, max: 65_535 }) }, ['port']) }),
  lifecycle: map({ pre_stop: map({ sleep: fc.integer({ min: 1, max: 30 }) }, ['sleep']) }),
}

/** The keys that add containers, each with a name of its own in the pod. */
export const furtherContainers = {
  init_containers: named('first', keys),
  sidecars: named('side', sidecarKeys),
}

function named(prefix: string, known: Parameters<typeof map>[0]): fc.Arbitrary<Node[]> {
  const name = label(40).map(rest => `${prefix}-${rest}`)
  return different(map({ name, ...known }, ['name']), each => each.name)
}
