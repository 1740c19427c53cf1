import { main } from './main.ts'
import { processWorld } from './world.ts'

main(process.argv.slice(2), processWorld()).then(code => {
  process.exitCode = code
})
