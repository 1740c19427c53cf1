import {
  type ConfigMapContent,
  type Manifest,
  metadata,
  originsOf,
  sha256,
  trace,
  type Workload,
} from 'k3s-platform/plugin'
import type { ConfigMap } from 'kubernetes-types/core/v1.js'

/** A ConfigMap that is made for workloads. */
export function configMap(content: ConfigMapContent, workload: Workload): Manifest<ConfigMap> {
  const { name, data, binaryData, labels } = content
  const made = metadata(workload, name)
  return {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: trace(content, { ...made, ...(labels && { labels: { ...labels } }) }),
    ...(Object.keys(data).length > 0 && { data: trace(data, { ...data }) }),
    ...(binaryData && { binaryData: trace(binaryData, { ...binaryData }) }),
  }
}

/**
 * A digest of all ConfigMaps that are made for a workload, for an annotation of its pods: Kubernetes never brings a
 * changed file to a container that mounts it by `subPath`, or a changed variable to one that runs.
 */
export function checksumOf({ configMaps = [] }: Workload): string | undefined {
  if (configMaps.length === 0) return undefined
  return sha256(JSON.stringify(configMaps.map(({ name, data, binaryData }) => [name, data, binaryData ?? {}])))
}

/** Where the content of a ConfigMap comes from. */
export function contentOrigins({ configMaps = [] }: Workload) {
  return configMaps.flatMap(content => originsOf(content))
}
