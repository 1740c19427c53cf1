import { parseAllDocuments } from 'yaml'
import type { Door, End } from './may-reach.ts'

// biome-ignore lint/suspicious/noExplicitAny: objects as the tree has them.
type Data = any

/** Pods of a tree, what may be said between them, and where the build itself sends them. */
export interface Tree {
  readonly policies: readonly Data[]
  readonly pods: readonly TreePod[]
  readonly services: readonly Data[]
  readonly scalers: readonly Data[]
  /** The metadata of each unit by its folder. */
  readonly metadata: ReadonlyMap<string, Data>
}

/** The pods of one controller. */
export type TreePod = Exclude<End, { readonly ip: string }> & {
  /** The folder of its unit: `apps/web`. */
  readonly unit: string
  readonly name: string
  readonly env: readonly Data[]
}

/** The objects of a tree, from its files. */
export function treeOf(files: Iterable<readonly [path: string, text: string]>): Tree {
  const objects: { unit: string; object: Data }[] = []
  const metadata = new Map<string, Data>()
  for (const [path, text] of files) {
    const unit = path.split('/').slice(0, 2).join('/')
    if (/k3s\w+\.json$/.test(path)) metadata.set(unit, JSON.parse(text))
    if (!path.endsWith('manifests.yaml')) continue
    for (const document of parseAllDocuments(text)) objects.push({ unit, object: document.toJS({ maxAliasCount: -1 }) })
  }
  const ofKind = (kind: string) => objects.flatMap(({ object }) => (object?.kind === kind ? [object] : []))
  return {
    policies: ofKind('NetworkPolicy'),
    pods: objects.flatMap(({ unit, object }) => podOf(unit, object)),
    services: ofKind('Service'),
    scalers: ofKind('ScaledObject'),
    metadata,
  }
}

function podOf(unit: string, object: Data): TreePod[] {
  const template = object?.kind === 'CronJob' ? object.spec.jobTemplate.spec.template : object?.spec?.template
  const container = template?.spec?.containers?.[0]
  if (!container) return []
  const { name, namespace } = object.metadata
  const ports = (container.ports ?? []).map((port: Data) => [port.name, port.containerPort] as const)
  return [
    {
      unit,
      name,
      namespace,
      labels: template.metadata?.labels ?? {},
      ports: Object.fromEntries(ports),
      env: container.env ?? [],
    },
  ]
}

/** What a Service's port leads to: the pods behind it, and their own port. */
export function behind(tree: Tree, service: Data, port: Data): { readonly pod: TreePod; readonly door: Door }[] {
  return tree.pods
    .filter(
      ({ namespace, labels }) =>
        namespace === service.metadata.namespace &&
        service.spec.selector &&
        Object.entries(service.spec.selector).every(([key, value]) => labels[key] === value),
    )
    .map(pod => ({
      pod,
      door: {
        port: typeof port.targetPort === 'string' ? pod.ports[port.targetPort]! : (port.targetPort ?? port.port),
        protocol: port.protocol ?? 'TCP',
      },
    }))
}
