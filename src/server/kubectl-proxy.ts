import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { Agent, type RequestOptions, request } from 'node:http'
import type { Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ProxyOptions } from './cluster-options.ts'
import { failureOf, type Kubectl, KubectlFailed } from './kubectl.ts'
import { type Door, SOCKETS } from './transport.ts'

const PATIENCE_MILLISECONDS = 20_000

/**
 * Starts `kubectl proxy`: plain HTTP that kubectl carries to the cluster as its user. It listens on a socket that only
 * this user may open, or on systems without sockets, on a port of 127.0.0.1. It ends with this process at the latest.
 */
export async function startKubectlProxy(kubectl: Kubectl, { signal, say }: ProxyOptions = {}): Promise<Door> {
  signal?.throwIfAborted()
  const folder = mkdtempSync(join(tmpdir(), 'k3s-platform-'))
  const socketPath = process.platform === 'win32' ? undefined : join(folder, 'proxy')
  const listen = socketPath ? [`--unix-socket=${socketPath}`] : ['--address=127.0.0.1', '--port=0']
  const child = spawn('kubectl', [...kubectl.options, 'proxy', ...listen], {
    env: kubectl.variables,
    stdio: ['inherit', 'pipe', 'pipe'],
  })
  const agent = new Agent({ keepAlive: true, maxSockets: SOCKETS })
  const close = () => {
    process.off('exit', close)
    signal?.removeEventListener('abort', close)
    agent.destroy()
    child.kill()
    rmSync(folder, { recursive: true, force: true })
  }
  process.once('exit', close)
  signal?.addEventListener('abort', close)
  try {
    const place = placeOfServing(await untilServing(child, say), socketPath)
    return { request: options => request({ ...options, ...place, agent }), close }
  } catch (error) {
    close()
    throw error
  }
}

/** The line that says where it listens. From then on the proxy does not keep this process alive. */
function untilServing(child: ChildProcess, say: ProxyOptions['say']): Promise<string> {
  return new Promise((resolve, reject) => {
    let printed = ''
    let said = ''
    const late = new KubectlFailed(`"kubectl proxy" did not serve within ${PATIENCE_MILLISECONDS / 1000} seconds.`)
    const timer = setTimeout(() => reject(late), PATIENCE_MILLISECONDS).unref()
    child.on('error', error => reject(failureOf(error, '')))
    child.on('close', () => reject(failureOf(new Error('"kubectl proxy" ended before it served.'), said)))
    child.stderr!.setEncoding('utf8').on('data', (text: string) => {
      said = `${said}${text}`.slice(-2000)
      for (const line of text.split('\n')) if (isForUser(line)) say?.(line)
    })
    child.stdout!.setEncoding('utf8').on('data', (text: string) => {
      printed += text
      if (!/serve on .*\n/.test(printed)) return
      clearTimeout(timer)
      for (const stream of [child.stdout, child.stderr]) (stream as Socket).unref()
      child.unref()
      resolve(printed)
    })
  })
}

/** Not what kubectl writes for its own log: `E1125 20:54:28.902665   27841 proxy_server.go:147] …`. */
function isForUser(line: string): boolean {
  return line.trim() !== '' && !/^[IWEF]\d{4} /.test(line)
}

function placeOfServing(printed: string, socketPath: string | undefined): RequestOptions {
  if (socketPath) return { socketPath, host: 'localhost' }
  const port = /127\.0\.0\.1:(\d+)/.exec(printed)?.[1]
  return { host: '127.0.0.1', port }
}
