import { dirname } from 'node:path'
import { parseArgs } from 'node:util'
import { programs } from './build.ts'
import { Problem } from './problem.ts'
import { resetServer, runningProcesses, startServer, stopServer } from './server.ts'
import { type Settings, settingsFrom } from './settings.ts'

const USAGE = `A real Kubernetes API server for tests, on 127.0.0.1 only.

  npm run cluster -- start [--controllers]   build what is missing, start, install the CustomResourceDefinitions
  npm run cluster -- stop                    stop what start started; the objects stay
  npm run cluster -- reset                   stop, and forget the objects too
  npm run cluster -- status                  what runs
  npm run cluster -- env                     lines for eval: the kubeconfig, and kubectl on the PATH

Environment: K3S_PLATFORM_CLUSTER_HOME (programs and state), K3S_PLATFORM_CLUSTER_PORT (26443; the next two are
for --controllers), K3S_PLATFORM_CLUSTER_ETCD_PORT (22379; the next one is for etcd's peers).`

/** Runs one command; answers with the exit code. */
async function run(args: readonly string[], settings: Settings): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { controllers: { type: 'boolean', default: false }, help: { type: 'boolean', short: 'h' } },
  })
  switch (values.help ? 'help' : positionals.join(' ')) {
    case 'start':
      console.log(await startServer(settings, { controllers: values.controllers }))
      return 0
    case 'stop':
      await stopServer(settings)
      return 0
    case 'reset':
      await resetServer(settings)
      return 0
    case 'status':
      return status(settings)
    case 'env':
      console.log(
        `export KUBECONFIG='${settings.kubeconfig}'\nexport PATH='${dirname(programs(settings).kubectl)}':"$PATH"`,
      )
      return 0
    case 'help':
      console.log(USAGE)
      return 0
    default:
      console.error(USAGE)
      return 2
  }
}

function status(settings: Settings): number {
  const running = runningProcesses(settings)
  for (const { name, pid } of running) console.log(`${name} runs as process ${pid}`)
  if (running.some(({ name }) => name === 'apiserver')) return 0
  console.log('The API server does not run.')
  return 1
}

try {
  process.exitCode = await run(process.argv.slice(2), settingsFrom(process.env))
} catch (error) {
  if (!(error instanceof Problem) && !String((error as { code?: string }).code).startsWith('ERR_PARSE_ARGS'))
    throw error
  console.error((error as Error).message)
  process.exitCode = 2
}
