import { existsSync, readFileSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { runGo } from './go.ts'
import type { Settings } from './settings.ts'

/** The programs of the test server, each a path to an executable file. */
export interface Programs {
  /** API server, controller manager and scheduler in one; the first argument chooses. */
  readonly kube: string
  readonly kubectl: string
  readonly etcd: string
}

/** Builds what is missing from Go modules; the first time takes minutes and gigabytes of Go's own caches. */
export async function build(settings: Settings): Promise<Programs> {
  const { kube, kubectl, etcd } = programs(settings)
  const version = moduleVersion('kube', 'k8s.io/kubernetes')
  await compile(kubectl, 'kube', './cmd/kubectl', versionFlags(version))
  await compile(kube, 'kube', './cmd/kube', versionFlags(version))
  await compile(etcd, 'etcd', '.', '')
  return { kube, kubectl, etcd }
}

/** Where the programs are once they are built. */
export function programs(settings: Settings): Programs {
  const kubernetes = moduleVersion('kube', 'k8s.io/kubernetes')
  return {
    kube: join(settings.programs, `kube-${kubernetes}`, 'kube'),
    kubectl: join(settings.programs, `kubectl-${kubernetes}`, 'kubectl'),
    etcd: join(settings.programs, `etcd-${moduleVersion('etcd', 'go.etcd.io/etcd/server/v3')}`, 'etcd'),
  }
}

async function compile(program: string, module: string, source: string, flags: string): Promise<void> {
  if (existsSync(program)) return
  console.error(`Building ${program}; this can take some minutes.`)
  const unfinished = `${program}.unfinished`
  const options = ['-buildvcs=false', '-trimpath', '-ldflags', `-s -w${flags}`, '-o', unfinished]
  await runGo(['build', ...options, source], join(import.meta.dirname, 'server', module))
  renameSync(unfinished, program)
}

/** The go.mod files are the one place that names versions. */
function moduleVersion(module: string, dependency: string): string {
  const text = readFileSync(join(import.meta.dirname, 'server', module, 'go.mod'), 'utf8')
  const line = text.split('\n').find(candidate =>
    candidate
      .replace(/^require /, '')
      .trim()
      .startsWith(`${dependency} `),
  )
  const version = line?.trim().split(' ').at(-1)
  if (!version) throw new Error(`server/${module}/go.mod requires no ${dependency}.`)
  return version
}

/** Without these the server would call itself v0.0.0, and clients compare versions. */
function versionFlags(version: string): string {
  const [major, minor] = version.slice(1).split('.')
  const values = { gitVersion: version, gitMajor: major, gitMinor: minor, gitTreeState: 'clean' }
  return Object.entries(values)
    .map(([name, value]) => ` -X k8s.io/component-base/version.${name}=${value}`)
    .join('')
}
