import { originsOf, type Resources, trace } from 'k3s-platform/plugin'
import type { ResourceRequirements } from 'kubernetes-types/core/v1.js'

/** Requests and limits; nothing when neither was asked for. An extended resource has a limit, which is its request too. */
export function resources(asked: Resources): ResourceRequirements | undefined {
  const requests = trace(
    asked,
    {
      ...(asked.memory !== undefined && { memory: asked.memory }),
      ...(asked.cpu !== undefined && { cpu: asked.cpu }),
      ...(asked.ephemeralStorage !== undefined && { 'ephemeral-storage': asked.ephemeralStorage }),
    },
    { 'ephemeral-storage': 'ephemeralStorage' },
  )
  const limits = trace(
    asked,
    {
      ...(asked.memoryLimit !== undefined && { memory: asked.memoryLimit }),
      ...(asked.cpuLimit !== undefined && { cpu: asked.cpuLimit }),
      ...(asked.gpu && { [asked.gpu.type]: String(asked.gpu.count) }),
    },
    {
      memory: 'memoryLimit',
      cpu: 'cpuLimit',
      ...(asked.gpu && { [asked.gpu.type]: [...originsOf(asked.gpu, 'count'), ...originsOf(asked.gpu, 'type')] }),
    },
  )
  const made = {
    ...(Object.keys(requests).length > 0 && { requests }),
    ...(Object.keys(limits).length > 0 && { limits }),
  }
  return Object.keys(made).length > 0 ? trace(asked, made) : undefined
}
