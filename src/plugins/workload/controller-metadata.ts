import { metadata, type ObjectMeta, trace, type Workload } from 'k3s-platform/plugin'

/** Metadata of a controller: what every object of the workload has, and the annotations that it was given. */
export function controllerMetadata(workload: Workload): ObjectMeta {
  const { annotations } = workload
  if (!annotations) return metadata(workload)
  return metadata(workload, workload.name, trace(annotations, { ...annotations }))
}
