import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import { Problem } from './problem.ts'

/** Where the project's own test server lives on this machine. */
export interface Settings {
  /** Built programs; kept until a version changes. */
  readonly programs: string
  /** Keys, data, kubeconfig and process numbers of the running server. */
  readonly run: string
  readonly logs: string
  readonly kubeconfig: string
  /** The API server's port; the controller manager and the scheduler take the next two. */
  readonly port: number
  /** etcd's port for clients; the next one is for its peers. */
  readonly etcdPort: number
}

/** The settings that a set of environment variables asks for. */
export function settingsFrom(environment: Readonly<Record<string, string | undefined>>): Settings {
  const cache = environment.XDG_CACHE_HOME || join(homedir(), '.cache')
  const home = resolve(environment.K3S_PLATFORM_CLUSTER_HOME || join(cache, 'k3s-platform-cluster'))
  const run = join(home, 'run')
  return {
    programs: join(home, 'programs'),
    run,
    logs: join(home, 'logs'),
    kubeconfig: join(run, 'kubeconfig'),
    port: port(environment, 'K3S_PLATFORM_CLUSTER_PORT', 26443),
    etcdPort: port(environment, 'K3S_PLATFORM_CLUSTER_ETCD_PORT', 22379),
  }
}

function port(environment: Readonly<Record<string, string | undefined>>, name: string, fallback: number): number {
  const value = environment[name] ? Number(environment[name]) : fallback
  if (Number.isInteger(value) && value > 0 && value < 65_534) return value
  throw new Problem(`${name} is "${environment[name]}"; it must be a port number, such as ${fallback}.`)
}
