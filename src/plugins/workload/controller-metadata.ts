import { metadata, type ObjectMeta, originsOf, trace, type Workload } from 'k3s-platform/plugin'

/** Metadata of a controller: what every object of the workload has, and the annotations that it was given. */
export function controllerMetadata(workload: Workload): ObjectMeta {
  const { annotations } = workload
  if (!annotations) return metadata(workload)
  const places = Object.keys(annotations).map(name => [name, originsOf(annotations, name)] as const)
  const made = trace(workload, { ...annotations }, Object.fromEntries(places))
  return metadata(workload, workload.name, made)
}
