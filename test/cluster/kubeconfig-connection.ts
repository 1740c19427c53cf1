import type { SecureContextOptions } from 'node:tls'
import { type Access, readKubeconfig } from './kubeconfig.ts'
import { startKubectlProxy } from './kubectl-proxy.ts'
import { Problem } from './problem.ts'

/** A way to a Kubernetes API server and into it. */
export interface Connection {
  readonly server: string
  readonly headers: Readonly<Record<string, string>>
  readonly tls: SecureContextOptions & { readonly rejectUnauthorized?: boolean; readonly servername?: string }
  readonly kubeconfig: string
  /** Whether this is the project's own test server, where anything may be changed. */
  readonly ours: boolean
  /** Ends what was started only to connect; the server itself runs on. */
  close(): void
}

/** Connects to the cluster of a kubeconfig file's current context. */
export async function connectWith(kubeconfig: string, ours: boolean): Promise<Connection> {
  if (/[:;]/.test(kubeconfig.replace(/^[A-Za-z]:\\/, ''))) {
    throw new Problem('KUBECONFIG names several files; name one: kubectl config view --flatten > one-file')
  }
  const access = readKubeconfig(kubeconfig)
  if (access.user.by !== 'kubectl') return { ...direct(access), kubeconfig, ours, close: () => {} }
  const proxy = await startKubectlProxy('kubectl', kubeconfig)
  return { server: proxy.server, headers: {}, tls: {}, kubeconfig, ours, close: proxy.close }
}

function direct({
  server,
  authority,
  serverName,
  insecure,
  user,
}: Access): Pick<Connection, 'server' | 'headers' | 'tls'> {
  const identity = user.by === 'certificate' ? { cert: user.certificate, key: user.key } : {}
  return {
    server,
    headers: user.by === 'token' ? { authorization: `Bearer ${user.token}` } : {},
    tls: { ca: authority, rejectUnauthorized: !insecure, ...(serverName && { servername: serverName }), ...identity },
  }
}
