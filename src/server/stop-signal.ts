/** What asks a task to stop: an `AbortSignal`, as much of it as is used. Written out: the published types stand alone. */
export interface StopSignal {
  readonly aborted: boolean
  throwIfAborted(): void
  addEventListener(type: 'abort', listener: () => void): void
  removeEventListener(type: 'abort', listener: () => void): void
}
