import { readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { parse } from 'yaml'
import { Problem } from './problem.ts'

/** What a kubeconfig's current context says about reaching and entering a cluster. */
export interface Access {
  readonly server: string
  readonly authority?: string | Buffer
  readonly serverName?: string
  readonly insecure: boolean
  readonly user: Entrance
}

/** How to enter: with what the file holds, or with a program that only `kubectl` should run. */
export type Entrance =
  | { readonly by: 'token'; readonly token: string }
  | { readonly by: 'certificate'; readonly certificate: string | Buffer; readonly key: string | Buffer }
  | { readonly by: 'kubectl' }
  | { readonly by: 'nothing' }

interface Named {
  readonly name: string
}

interface Kubeconfig {
  readonly 'current-context'?: string
  readonly contexts?: readonly (Named & { readonly context: { readonly cluster: string; readonly user?: string } })[]
  readonly clusters?: readonly (Named & { readonly cluster: Fields })[]
  readonly users?: readonly (Named & { readonly user?: Fields })[]
}

type Fields = Readonly<Record<string, unknown>>

/** Reads the current context of a kubeconfig file. */
export function readKubeconfig(file: string): Access {
  const text = readFileSync(file, 'utf8')
  return accessOf(parse(text) as Kubeconfig, { file, read: path => readFileSync(resolve(dirname(file), path)) })
}

/** The access that a parsed kubeconfig grants; files it names are read with `read`. */
export function accessOf(
  config: Kubeconfig,
  { file, read }: { readonly file: string; readonly read: (path: string) => string | Buffer },
): Access {
  const current = config['current-context'] ?? ''
  const context = named(config.contexts, current)?.context
  const cluster = named(config.clusters, context?.cluster ?? '')?.cluster
  if (!context || !cluster) {
    throw new Problem(`${file} has no usable current context ("${current}"). Choose one: kubectl config use-context …`)
  }
  const user = named(config.users, context.user ?? '')?.user ?? {}
  return {
    server: String(cluster.server),
    authority: content(cluster, 'certificate-authority', read),
    serverName: cluster['tls-server-name'] as string | undefined,
    insecure: cluster['insecure-skip-tls-verify'] === true,
    user: cluster['proxy-url'] ? { by: 'kubectl' } : entrance(user, read),
  }
}

function entrance(user: Fields, read: (path: string) => string | Buffer): Entrance {
  const others = ['exec', 'auth-provider', 'username', 'as', 'as-groups', 'as-uid', 'as-user-extra']
  if (others.some(key => user[key] !== undefined)) return { by: 'kubectl' }
  if (typeof user.token === 'string') return { by: 'token', token: user.token }
  if (typeof user.tokenFile === 'string') return { by: 'token', token: String(read(user.tokenFile)).trim() }
  const certificate = content(user, 'client-certificate', read)
  const key = content(user, 'client-key', read)
  return certificate && key ? { by: 'certificate', certificate, key } : { by: 'nothing' }
}

/** `<key>-data` holds base64, `<key>` a path; the data wins, as for kubectl. */
function content(fields: Fields, key: string, read: (path: string) => string | Buffer): string | Buffer | undefined {
  const inline = fields[`${key}-data`]
  if (typeof inline === 'string') return Buffer.from(inline, 'base64')
  const path = fields[key]
  return typeof path === 'string' ? read(path) : undefined
}

function named<T extends Named>(list: readonly T[] | undefined, name: string): T | undefined {
  return list?.find(entry => entry.name === name)
}
