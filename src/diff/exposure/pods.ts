import { type ObjectData as Data, listOf, type Opening, opening } from '../../ir/exposure.ts'
import { podSpecOf } from '../pod-spec.ts'

/** What the pods of an object share with their node, may do, and see. */
export function podOpenings(object: object): readonly Opening[] {
  const pod = podSpecOf(object)
  if (!pod) return []
  const { spec, path } = pod
  const shared = ['hostNetwork', 'hostPID', 'hostIPC']
    .filter(name => spec[name] === true)
    .map(name => opening(name, `${path}.${name}`, `its pods share the ${name.slice(4)} of the node`))
  const folders = listOf(spec.volumes)
    .filter(({ hostPath }) => hostPath)
    .map(({ name, hostPath }) =>
      opening(`host path ${hostPath.path}`, `${path}.volumes[${name}]`, `its pods see ${hostPath.path} of the node`),
    )
  const token =
    spec.automountServiceAccountToken === false
      ? []
      : [opening('token', `${path}.automountServiceAccountToken`, 'its pods get a token for the API server')]
  return [...shared, ...folders, ...token, ...containersOf(pod).flatMap(containerOpenings)]
}

/** What the pods of an object are kept from. */
export function podBarriers(object: object): readonly Opening[] {
  const pod = podSpecOf(object)
  if (!pod) return []
  return [
    ...restrictions(pod.spec.securityContext, `${pod.path}.securityContext`, 'the pods'),
    ...containersOf(pod).flatMap(({ container, path }) =>
      restrictions(container.securityContext, `${path}.securityContext`, `container "${container.name}"`),
    ),
  ]
}

function containerOpenings({ container, path }: Contained): readonly Opening[] {
  const { name, ports, securityContext = {} } = container
  const added = listOf(securityContext.capabilities?.add)
  return [
    ...(securityContext.privileged === true
      ? [opening(`privileged ${name}`, `${path}.securityContext.privileged`, `container "${name}" is privileged`)]
      : []),
    ...added.map(capability =>
      opening(
        `capability ${name} ${capability}`,
        `${path}.securityContext.capabilities.add`,
        `container "${name}" gets the capability ${capability}`,
      ),
    ),
    ...listOf(ports)
      .filter(({ hostPort }) => hostPort)
      .map(({ hostPort }) =>
        opening(`port ${hostPort}`, `${path}.ports`, `port ${hostPort} of the node leads to container "${name}"`),
      ),
  ]
}

const RESTRICTIONS: Readonly<Record<string, unknown>> = {
  runAsNonRoot: true,
  allowPrivilegeEscalation: false,
  readOnlyRootFilesystem: true,
}

function restrictions(context: Data, path: string, who: string): readonly Opening[] {
  return Object.entries(RESTRICTIONS)
    .filter(([name, value]) => context?.[name] === value)
    .map(([name, value]) =>
      opening(
        `${who} ${name}`,
        `${path}.${name}`,
        `${who} no longer run with ${name}: ${value}`.replace(/^(container .*) run/, '$1 runs'),
      ),
    )
}

interface Contained {
  readonly container: Data
  readonly path: string
}

function containersOf({ spec, path }: { readonly spec: Data; readonly path: string }): readonly Contained[] {
  return ['initContainers', 'containers'].flatMap(list =>
    listOf(spec[list]).map(container => ({ container, path: `${path}.${list}[${container.name}]` })),
  )
}
