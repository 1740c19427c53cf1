import { originsOf } from '../../ir/provenance.ts'
import type { Resources as ResourcesIr } from '../../ir/resources.ts'
import { violationOfDeviceName } from '../../k8s/device-name.ts'
import type { Resources } from '../../schema/resources.ts'
import { type Lowering, lowered, optionalText } from './lowering.ts'
import { invalidDevice } from './unit-messages.ts'

/** Requests and limits as they were written; absent ones stay absent. */
export function toResources(resources: Resources = {}, lowering: Lowering): ResourcesIr {
  const { gpu } = resources
  const violation = gpu?.type === undefined ? undefined : violationOfDeviceName(gpu.type)
  if (violation) lowering.report(invalidDevice(gpu!.type!, violation, originsOf(gpu, 'type')[0]))
  return lowered(resources, {
    memory: optionalText(resources, 'memory'),
    cpu: optionalText(resources, 'cpu'),
    memoryLimit: optionalText(resources, 'memory_limit'),
    cpuLimit: optionalText(resources, 'cpu_limit'),
    ephemeralStorage: optionalText(resources, 'ephemeral_storage'),
    gpu: gpu && lowered(gpu, { type: gpu.type ?? 'nvidia.com/gpu', count: gpu.count ?? 1 }),
  })
}
