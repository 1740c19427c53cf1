import type { ClusterName } from './cluster-name.ts'
import type { ClusterOptions } from './cluster-options.ts'
import { noKubectl, unauthorized, unreachable } from './connection-messages.ts'
import { clusterNameOf } from './context.ts'
import { createDiscovery, type Discovery } from './discovery.ts'
import { NoKubectl } from './kubectl.ts'
import { startKubectlProxy } from './kubectl-proxy.ts'
import { NotAsked } from './not-asked.ts'
import { createTransport, type Door, type Transport, Unanswered } from './transport.ts'
import { verdictOf } from './verdict.ts'

/** A cluster that answers. */
export interface Cluster {
  readonly name: ClusterName
  /** The version of Kubernetes, as `v1.36.3+k3s1`; empty when the cluster keeps it to itself. */
  readonly version: string
  readonly transport: Transport
  readonly discovery: Discovery
  close(): void
}

/** Opens the cluster that the user's kubectl would connect to. Rejects with `NotAsked` if it does not respond. */
export async function openCluster({ context, variables, ...options }: ClusterOptions): Promise<Cluster> {
  const kubectl = { options: context === undefined ? [] : ['--context', context], variables }
  const name = await clusterNameOf(kubectl, context, options.signal)
  const door = await startKubectlProxy(kubectl, options).catch(error => {
    options.signal?.throwIfAborted()
    throw new NotAsked(error instanceof NoKubectl ? noKubectl() : unreachable(name, (error as Error).message))
  })
  try {
    const transport = throughProxy(door, name)
    return {
      name,
      version: await versionOf(transport, name),
      transport,
      discovery: createDiscovery(transport),
      close: door.close,
    }
  } catch (error) {
    door.close()
    throw error
  }
}

/** Distinguishes replies of the proxy from those of the server: the proxy sends text, the server an object. */
function throughProxy(door: Door, name: ClusterName): Transport {
  const transport = createTransport(door)
  return {
    async send(question) {
      const answer = await transport.send(question).catch((error: unknown) => {
        throw error instanceof Unanswered ? new NotAsked(unreachable(name, error.message)) : error
      })
      const { status, body } = answer
      if (typeof body === 'string' && (status === 500 || status === 502))
        throw new NotAsked(/getting credentials/.test(body) ? unauthorized(name, body) : unreachable(name, body))
      if (status === 401) throw new NotAsked(unauthorized(name, verdictOf(answer).message))
      return answer
    },
  }
}

async function versionOf(transport: Transport, name: ClusterName): Promise<string> {
  const { status, body } = await transport.send({ method: 'GET', path: '/version' })
  const version = (body as { gitVersion?: unknown }).gitVersion
  if (typeof version === 'string') return version
  if (status === 403) return ''
  throw new NotAsked(
    unreachable(name, `the program that responds with status ${status} is not a Kubernetes API server`),
  )
}
