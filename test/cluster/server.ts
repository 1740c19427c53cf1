import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { build } from './build.ts'
import { type Client, createClient } from './client.ts'
import { installCrds } from './crds.ts'
import { type Credentials, credentials } from './credentials.ts'
import { apiServerFlags, authorityFile, controllerManagerFlags, etcdFlags, schedulerFlags } from './flags.ts'
import { connectWith } from './kubeconfig-connection.ts'
import { withLock } from './lock.ts'
import { Problem } from './problem.ts'
import { halt, launch, logFile, PROCESSES, type ProcessName, runningProcess } from './processes.ts'
import type { Settings } from './settings.ts'

const PATIENCE_MILLISECONDS = 120_000

/** Builds, starts and fills the test server where that is not done yet; answers with its kubeconfig file. */
export async function startServer(
  settings: Settings,
  { controllers }: { readonly controllers: boolean },
): Promise<string> {
  mkdirSync(settings.run, { recursive: true })
  return withLock(settings, async () => {
    const { kube, etcd } = await build(settings)
    const secrets = credentials(settings)
    await expectFreePorts(settings)
    if (runningProcess(settings, 'apiserver') === undefined) rmSync(settings.kubeconfig, { force: true })
    launch(settings, 'etcd', etcd, etcdFlags(settings))
    launch(settings, 'apiserver', kube, apiServerFlags(settings, secrets))
    await until(settings, 'apiserver', () => wroteKubeconfig(settings, secrets))
    const client = createClient(await connectWith(settings.kubeconfig, true))
    await until(settings, 'apiserver', () => isReady(client))
    if (controllers) {
      launch(settings, 'controller-manager', kube, controllerManagerFlags(settings, secrets))
      launch(settings, 'scheduler', kube, schedulerFlags(settings))
    }
    await installCrds(settings, client)
    client.close()
    return settings.kubeconfig
  })
}

/** Stops every process that `startServer` started, and nothing else; the objects stay. */
export async function stopServer(settings: Settings): Promise<void> {
  for (const name of PROCESSES.toReversed()) await halt(settings, name)
}

/** Stops the server and forgets its objects, keys and kubeconfig; the built programs stay. */
export async function resetServer(settings: Settings): Promise<void> {
  await stopServer(settings)
  rmSync(settings.run, { recursive: true, force: true })
}

/** The processes that run, each with its number. */
export function runningProcesses(settings: Settings): readonly { readonly name: ProcessName; readonly pid: number }[] {
  return PROCESSES.flatMap(name => {
    const pid = runningProcess(settings, name)
    return pid === undefined ? [] : [{ name, pid }]
  })
}

/** The certificate appears some time after the first start. A server that runs already may have another port than asked. */
async function wroteKubeconfig(settings: Settings, { token }: Credentials): Promise<boolean> {
  if (existsSync(settings.kubeconfig)) return true
  const file = authorityFile(settings)
  if (!existsSync(file)) return false
  const authority = readFileSync(file)
  const cluster = {
    server: `https://127.0.0.1:${settings.port}`,
    'certificate-authority-data': authority.toString('base64'),
  }
  const kubeconfig = {
    apiVersion: 'v1',
    kind: 'Config',
    'current-context': 'test',
    clusters: [{ name: 'test', cluster }],
    users: [{ name: 'admin', user: { token } }],
    contexts: [{ name: 'test', context: { cluster: 'test', user: 'admin' } }],
  }
  writeFileSync(settings.kubeconfig, `${JSON.stringify(kubeconfig, null, 2)}\n`, { mode: 0o600 })
  return true
}

async function isReady(client: Client): Promise<boolean> {
  try {
    return (await client.raw('/readyz')) === 'ok'
  } catch {
    return false
  }
}

async function until(settings: Settings, name: ProcessName, condition: () => Promise<boolean>): Promise<void> {
  for (let waited = 0; waited < PATIENCE_MILLISECONDS; waited += 100) {
    if (await condition()) return
    if (runningProcess(settings, name) === undefined) throw failure(settings, name, 'ended')
    await sleep(100)
  }
  throw failure(settings, name, 'is not ready after two minutes')
}

function failure(settings: Settings, name: ProcessName, what: string): Problem {
  const last = readFileSync(logFile(settings, name), 'utf8').trimEnd().split('\n').slice(-5).join('\n')
  return new Problem(`The ${name} ${what}. The last lines of ${logFile(settings, name)}:\n${last}`)
}

async function expectFreePorts(settings: Settings): Promise<void> {
  const wanted = [
    { name: 'etcd', port: settings.etcdPort, variable: 'K3S_PLATFORM_CLUSTER_ETCD_PORT' },
    { name: 'apiserver', port: settings.port, variable: 'K3S_PLATFORM_CLUSTER_PORT' },
  ] as const
  for (const { name, port, variable } of wanted) {
    if (runningProcess(settings, name) !== undefined || (await isFree(port))) continue
    throw new Problem(`Port ${port} on 127.0.0.1 is taken by another program; choose another with ${variable}.`)
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise(resolve => {
    const probe = createServer()
    probe.once('error', () => resolve(false))
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)))
  })
}
