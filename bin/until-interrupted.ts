const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** Runs a task that starts other programs: when this one is interrupted, the task is notified first, and ends them. */
export async function untilInterrupted<T>(task: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController()
  const end = (name: NodeJS.Signals) => {
    controller.abort()
    release()
    // The parent process sees which signal ended this one.
    process.kill(process.pid, name)
  }
  const release = () => {
    for (const name of SIGNALS) process.off(name, end)
  }
  for (const name of SIGNALS) process.on(name, end)
  try {
    return await task(controller.signal)
  } finally {
    release()
  }
}
