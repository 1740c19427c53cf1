import { because, originsOf, type Resources, trace } from 'k3s-platform/plugin'
import type { ResourceRequirements } from 'kubernetes-types/core/v1.js'

/** Requests and limits; nothing when neither was asked for. An extended resource has a limit, which is its request too. */
export function resources(asked: Resources): ResourceRequirements | undefined {
  const { gpu } = asked
  const requests = trace<Quantities>(asked, {
    ...(asked.memory !== undefined && { memory: asked.memory }),
    ...(asked.cpu !== undefined && { cpu: asked.cpu }),
    ...(asked.ephemeralStorage !== undefined && {
      'ephemeral-storage': because(asked.ephemeralStorage, 'ephemeralStorage'),
    }),
  })
  const limits = trace<Quantities>(asked, {
    ...(asked.memoryLimit !== undefined && { memory: because(asked.memoryLimit, 'memoryLimit') }),
    ...(asked.cpuLimit !== undefined && { cpu: because(asked.cpuLimit, 'cpuLimit') }),
    ...(gpu && { [gpu.type]: because(String(gpu.count), [...originsOf(gpu, 'count'), ...originsOf(gpu, 'type')]) }),
  })
  const made = {
    ...(Object.keys(requests).length > 0 && { requests }),
    ...(Object.keys(limits).length > 0 && { limits }),
  }
  return Object.keys(made).length > 0 ? trace(asked, made) : undefined
}

type Quantities = NonNullable<ResourceRequirements['limits']>
