/** Tells whoever started this process, on a pipe of its own, what the process took. */
process.once('exit', () => {
  const { readFileSync, writeSync } = require('node:fs')
  const told = process.resourceUsage()
  try {
    told.mainThread = Number(readFileSync(`/proc/self/task/${process.pid}/schedstat`, 'latin1').split(' ')[0]) / 1e6
    // What was measured before includes the memory of the process that started this one.
    told.maxRSS = Number(/^VmHWM:\s*(\d+)/m.exec(readFileSync('/proc/self/status', 'latin1'))[1])
  } catch {
    // Only Linux tells.
  }
  writeSync(3, JSON.stringify(told))
})
