import { Agent as HttpAgent, request as httpRequest } from 'node:http'
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https'
import { startKubectlProxy } from '../../src/server/kubectl-proxy.ts'
import { type Door, SOCKETS } from '../../src/server/transport.ts'
import { type Access, readKubeconfig } from './kubeconfig.ts'
import { Problem } from './problem.ts'

/** A way into a Kubernetes API server; closing it ends what was started only to connect, the server itself runs on. */
export interface Connection extends Door {
  readonly kubeconfig: string
  /** Whether this is the project's own test server, where anything may be changed. */
  readonly ours: boolean
}

/** Connects to the cluster of a kubeconfig file's current context. */
export async function connectWith(kubeconfig: string, ours: boolean): Promise<Connection> {
  if (/[:;]/.test(kubeconfig.replace(/^[A-Za-z]:\\/, ''))) {
    throw new Problem('KUBECONFIG names several files; name one: kubectl config view --flatten > one-file')
  }
  const access = readKubeconfig(kubeconfig)
  const door =
    access.user.by === 'kubectl'
      ? await startKubectlProxy({ options: ['--kubeconfig', kubeconfig], variables: process.env })
      : direct(access)
  return { ...door, kubeconfig, ours }
}

function direct({ server, authority, serverName, insecure, user }: Access): Door {
  const { protocol, hostname, port, pathname } = new URL(server)
  const identity = user.by === 'certificate' ? { cert: user.certificate, key: user.key } : {}
  const tls = {
    ca: authority,
    rejectUnauthorized: !insecure,
    ...(serverName && { servername: serverName }),
    ...identity,
  }
  const authorization = user.by === 'token' ? { authorization: `Bearer ${user.token}` } : {}
  const isSecure = protocol === 'https:'
  const pool = { keepAlive: true, maxSockets: SOCKETS }
  const agent = isSecure ? new HttpsAgent({ ...pool, ...tls }) : new HttpAgent(pool)
  const open = isSecure ? httpsRequest : httpRequest
  const host = hostname.replace(/^\[|\]$/g, '')
  const prefix = pathname.replace(/\/$/, '')
  return {
    request: ({ path, headers, ...options }) =>
      open({ ...options, agent, host, port, path: `${prefix}${path}`, headers: { ...headers, ...authorization } }),
    close: () => agent.destroy(),
  }
}
