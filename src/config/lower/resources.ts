import type { Resources as ResourcesIr } from '../../ir/resources.ts'
import type { Resources } from '../../schema/resources.ts'
import { lowered, optionalText } from './lowering.ts'

/** Requests and limits as they were written; absent ones stay absent. */
export function toResources(resources: Resources = {}): ResourcesIr {
  const { gpu } = resources
  return lowered(resources, {
    memory: optionalText(resources, 'memory'),
    cpu: optionalText(resources, 'cpu'),
    memoryLimit: optionalText(resources, 'memory_limit'),
    cpuLimit: optionalText(resources, 'cpu_limit'),
    ephemeralStorage: optionalText(resources, 'ephemeral_storage'),
    gpu: gpu && lowered(gpu, { type: gpu.type ?? 'nvidia.com/gpu', count: gpu.count ?? 1 }),
  })
}
