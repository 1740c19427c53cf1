const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** Runs a task without an end: when interrupted, it finishes its current step and stops. */
export async function untilAsked<T>(task: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController()
  const end = () => controller.abort()
  for (const name of SIGNALS) process.on(name, end)
  try {
    return await task(controller.signal)
  } finally {
    for (const name of SIGNALS) process.off(name, end)
  }
}
