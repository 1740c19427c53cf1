import type { HpaScaling } from 'k3s-platform/plugin'

/** How much of what the pods asked for they are meant to use. */
export interface Target {
  readonly name: 'cpu' | 'memory'
  readonly percent: number
  readonly field: 'targetCpuPercent' | 'targetMemoryPercent'
}

/** What is aimed at; without any word about it, 80 percent of the processor time. */
export function targetsOf({ targetCpuPercent: cpu, targetMemoryPercent: memory }: HpaScaling): Target[] {
  const processor = cpu ?? (memory === undefined ? 80 : undefined)
  return [
    ...(processor === undefined ? [] : [{ name: 'cpu', percent: processor, field: 'targetCpuPercent' } as const]),
    ...(memory === undefined ? [] : [{ name: 'memory', percent: memory, field: 'targetMemoryPercent' } as const]),
  ]
}
