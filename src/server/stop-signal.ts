/**
 * Requests a task to stop: the used part of `AbortSignal`. Declared here, because the published types depend on no
 * others.
 */
export interface StopSignal {
  readonly aborted: boolean
  throwIfAborted(): void
  addEventListener(type: 'abort', listener: () => void): void
  removeEventListener(type: 'abort', listener: () => void): void
}
