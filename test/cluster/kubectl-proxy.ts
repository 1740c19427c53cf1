import { spawn } from 'node:child_process'
import type { Socket } from 'node:net'
import { Problem } from './problem.ts'

/** A `kubectl proxy` on loopback: plain HTTP that `kubectl` carries to the cluster as its user. */
export interface KubectlProxy {
  readonly server: string
  close(): void
}

/** Starts a proxy for one kubeconfig; it ends with this process at the latest. */
export function startKubectlProxy(kubectl: string, kubeconfig: string): Promise<KubectlProxy> {
  return new Promise((resolve, reject) => {
    const args = ['--kubeconfig', kubeconfig, 'proxy', '--address=127.0.0.1', '--port=0']
    const child = spawn(kubectl, args, { stdio: ['ignore', 'pipe', 'inherit'] })
    const close = () => void child.kill()
    let printed = ''
    child.on('error', () => reject(new Problem(MISSING_KUBECTL)))
    child.on('exit', () => reject(new Problem('"kubectl proxy" ended before it served; its own words are above.')))
    child.stdout.on('data', chunk => {
      printed += chunk
      const address = /127\.0\.0\.1:\d+/.exec(printed)?.[0]
      if (!address) return
      process.once('exit', close)
      child.unref()
      ;(child.stdout as Socket).unref()
      resolve({ server: `http://${address}`, close })
    })
  })
}

const MISSING_KUBECTL = `This kubeconfig's user logs in with a program, which is left to kubectl, and there is no "kubectl" on the PATH.
Install kubectl, or give the user a token or a client certificate.`
