/** Resource quantities as Kubernetes writes them (`512Mi`, `250m`). What was not written is absent. */
export interface Resources {
  readonly memory?: string
  readonly cpu?: string
  readonly memoryLimit?: string
  readonly cpuLimit?: string
  readonly ephemeralStorage?: string
  readonly gpu?: Gpu
}

/** An extended resource: `nvidia.com/gpu` and how many. */
export interface Gpu {
  readonly type: string
  readonly count: number
}
