import type { Project } from '../config/project.ts'
import type { Route } from '../ir/route.ts'
import { sha256 } from '../ir/sha256.ts'
import type { Section, Unit } from '../ir/unit.ts'
import type { Workload } from '../ir/workload.ts'
import type { KubernetesObject } from '../k8s/object.ts'

/** Metadata of a unit for other tools, next to its manifests. Its shape is `schemas/k3sapp-schema.json`. */
export interface UnitMetadata {
  readonly schemaVersion: 1
  readonly name: string
  readonly kind: 'app' | 'compose' | 'manifests' | 'serverless'
  readonly namespace: string
  readonly environment: { readonly name: string; readonly debug: boolean }
  readonly images: readonly string[]
  readonly build?: Unit['build']
  readonly development: Unit['development']
  readonly services?: Unit['services']
  readonly functions?: Unit['functions']
  readonly routes: readonly {
    readonly class: string
    readonly host?: string
    readonly path: string
    readonly pathType: Route['pathType']
    readonly tls: boolean
  }[]
  readonly dependsOn: readonly string[]
  /** SHA-256 over the unit as it was resolved for the environment. */
  readonly inputDigest: string
}

/** The metadata file of a unit, next to its manifests. */
export function metadataFile(
  unit: Unit,
  workloads: readonly Workload[],
  project: Project,
  objects: readonly KubernetesObject[],
): { path: string; text: string } {
  const { section } = unit
  if (section === 'helm') throw new Error('A chart has no metadata file.')
  // Those of other sections follow from their workloads.
  const written = section === 'manifests' ? objects : []
  const metadata: UnitMetadata = {
    schemaVersion: 1,
    name: unit.name,
    kind: section === 'apps' ? 'app' : section,
    namespace: unit.namespace,
    environment: { name: project.environment.name, debug: project.environment.debug },
    images: [...new Set([...workloads.flatMap(imagesOf), ...written.flatMap(imagesIn)])],
    ...(unit.build && { build: unit.build }),
    development: unit.development,
    ...(unit.services && { services: unit.services }),
    ...(unit.functions && { functions: unit.functions }),
    routes: workloads.flatMap(routesOf),
    dependsOn: unit.dependsOn,
    inputDigest: digestOf(unit, workloads, project, written),
  }
  return { path: `${unit.unit}/${FILE_NAMES[section]}`, text: `${JSON.stringify(metadata, undefined, 2)}\n` }
}

const FILE_NAMES: Readonly<Record<Exclude<Section, 'helm'>, string>> = {
  apps: 'k3sapp.json',
  compose: 'k3scompose.json',
  manifests: 'k3sapp.json',
  serverless: 'k3sfn.json',
}

function routesOf({ route }: Workload): UnitMetadata['routes'] {
  if (!route) return []
  const hosts = route.hosts.length > 0 ? route.hosts : [undefined]
  return hosts.map(host => ({
    class: route.class,
    ...(host !== undefined && { host }),
    path: route.path,
    pathType: route.pathType,
    tls: route.tls !== undefined,
  }))
}

function imagesOf({ container, initContainers = [] }: Workload): readonly string[] {
  return [container.image, ...initContainers.map(init => init.container.image)]
}

/** The images of containers, wherever they are in an object. */
function imagesIn(object: object): readonly string[] {
  return Object.entries(object).flatMap(([key, value]) => {
    if (typeof value !== 'object' || value === null) return []
    const containers = /^(init)?containers$/i.test(key) && Array.isArray(value) ? (value as { image?: unknown }[]) : []
    return [
      ...containers.flatMap(container => (typeof container?.image === 'string' ? [container.image] : [])),
      ...imagesIn(value),
    ]
  })
}

/**
 * The unit as it was resolved for the environment, with the files that went into it. Not the whole of apps.yaml: an
 * unrelated edit touches no other unit.
 */
function digestOf(
  unit: Unit,
  workloads: readonly Workload[],
  project: Project,
  written: readonly KubernetesObject[],
): string {
  const policies = project.policies.filter(policy => policy.unit === unit.unit)
  return sha256(JSON.stringify([unit, workloads, ...(policies.length > 0 ? [policies] : []), ...written]))
}
