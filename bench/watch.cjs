/** Writes to file descriptor 4, at the end, how many milliseconds the main thread of this process took. */
process.once('exit', () => {
  const { readFileSync, writeSync } = require('node:fs')
  try {
    const nanoseconds = Number(readFileSync(`/proc/self/task/${process.pid}/schedstat`, 'latin1').split(' ')[0])
    writeSync(4, String(nanoseconds / 1e6))
  } catch {
    // Only Linux has the file.
  }
})
