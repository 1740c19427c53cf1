/** Tells whoever started this process, on a pipe of its own, what the process took, and its main thread alone. */
process.once('exit', () => {
  const { readFileSync, writeSync } = require('node:fs')
  let mainThread
  try {
    mainThread = Number(readFileSync(`/proc/self/task/${process.pid}/schedstat`, 'latin1').split(' ')[0]) / 1e6
  } catch {
    // Only Linux tells.
  }
  writeSync(3, JSON.stringify({ ...process.resourceUsage(), mainThread }))
})
