import { delimiter, dirname } from 'node:path'
import { programs } from './build.ts'
import type { Connection } from './connection.ts'
import { settingsFrom } from './settings.ts'

/** The environment variables with which the program's kubectl reaches the cluster: the one that was built for it. */
export function kubectlVariables({ kubeconfig, ours }: Connection): Readonly<Record<string, string | undefined>> {
  const folder = ours ? [dirname(programs(settingsFrom(process.env)).kubectl)] : []
  const PATH = [...folder, process.env.PATH].join(delimiter)
  return { ...process.env, NO_COLOR: '1', KUBECONFIG: kubeconfig, PATH }
}
