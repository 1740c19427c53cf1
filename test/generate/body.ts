import fc from 'fast-check'
import { words } from './container.ts'
import { environment, references, sources } from './environment.ts'
import { furtherContainers } from './further-containers.ts'
import { annotations, ingress } from './ingress.ts'
import { imagePull, metadata } from './metadata.ts'
import { nameResolution } from './name-resolution.ts'
import { map, mostly, type Node, oneOf } from './node.ts'
import { placement } from './placement.ts'
import { probes } from './probes.ts'
import { resources } from './quantities.ts'
import { antiAffinity, disruptionBudget, replicas } from './replicas.ts'
import { rollout } from './rollout.ts'
import { scaling } from './scaling.ts'
import { security } from './security.ts'
import { service } from './service.ts'
import { plainText, scalar } from './texts.ts'
import { volumes } from './volumes.ts'

const build = map({
  dockerfile: plainText,
  dockerfile_dev: plainText,
  context: oneOf('.', 'sub/folder'),
  target: plainText,
  args: fc.dictionary(fc.stringMatching(/^[A-Z_]{1,8}$/), scalar, { maxKeys: 2, noNullPrototype: true }),
  tag: mostly<unknown>(
    oneOf('1.4.2', 'latest', 1.5, 7, '_a', 'T'.repeat(128), 'on', '012'),
    fc.stringMatching(/^[A-Za-z0-9_][A-Za-z0-9_.-]{0,20}$/),
  ),
})

/** The headings that a workload of any section has, and that an environment may change. */
export const workloadHeadings = {
  resources,
  scaling,
  probes,
  ingress,
  ingress_annotations: annotations,
  security,
  environment,
  env_from: sources,
  env_refs: references,
  volumes,
  replicas,
  pod_disruption_budget: disruptionBudget,
  anti_affinity: antiAffinity,
  ...metadata,
  ...imagePull,
  ...placement,
  ...nameResolution,
  ...rollout,
  ...furtherContainers,
  service,
}

/** All that an app says of itself but its name, its ports and what it waits for. */
export const body: fc.Arbitrary<Node> = map({ build, container: words, ...workloadHeadings, ...development('port') })

/** The keys that only development tools read. */
export function development(portKey: string) {
  return {
    [portKey]: fc.integer({ min: 1, max: 65_535 }),
    live_update: fc.boolean(),
    sync: fc.array(map({ src: plainText, dest: plainText }, ['src', 'dest']), { maxLength: 2 }),
  }
}
