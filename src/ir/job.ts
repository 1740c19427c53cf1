/** How a workload of kind Job runs to its end. */
export interface JobSettings {
  readonly restartPolicy: 'Never' | 'OnFailure'
  /** How often its pods may fail. */
  readonly backoffLimit: number
  readonly completions?: number
  readonly parallelism?: number
  /** Seconds after which it ends as failed. */
  readonly activeDeadlineSeconds?: number
}
