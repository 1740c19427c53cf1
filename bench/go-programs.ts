import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'

/** A program that Go builds from a module, in a version that does not change from run to run. */
export interface GoProgram {
  readonly name: string
  readonly module: string
  readonly version: string
}

export const HELM: GoProgram = { name: 'helm', module: 'helm.sh/helm/v4/cmd/helm', version: 'v4.3.2' }
export const KUSTOMIZE: GoProgram = {
  name: 'kustomize',
  module: 'sigs.k8s.io/kustomize/kustomize/v5',
  version: 'v5.7.1',
}

/** The program's path: built once and kept. Undefined without Go, or where Go cannot build it. */
export function goProgram({ name, module, version }: GoProgram): string | undefined {
  const folder = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'k3s-platform-bench', version)
  const program = join(folder, name)
  if (existsSync(program)) return program
  mkdirSync(folder, { recursive: true })
  process.stderr.write(`Building ${name} ${version} with Go…\n`)
  const environment = { ...process.env, GOBIN: folder, CGO_ENABLED: '0' }
  const { status } = spawnSync('go', ['install', `${module}@${version}`], { env: environment, stdio: 'inherit' })
  return status === 0 ? program : undefined
}
