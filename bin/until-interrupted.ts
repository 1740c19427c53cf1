const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** Runs a task that starts other programs: when somebody ends this one, the task is told before, and ends them. */
export async function untilInterrupted<T>(task: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController()
  const end = (name: NodeJS.Signals) => {
    controller.abort()
    release()
    // Whoever waits for this process learns that it was ended, and by what.
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
