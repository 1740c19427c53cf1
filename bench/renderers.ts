import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Scenario } from './scenario.ts'

/** `helm` and `kustomize`, where they are on the path, reading and printing the objects of a tree that was built. */
export function renderersOnPath(apps: string, folder: string, rounds: number): Scenario[] {
  const rows: Scenario[] = []
  if (isOnPath('helm', 'version')) rows.push({ ...helm(folder), name: `${apps}: helm template`, folder, rounds })
  if (isOnPath('kustomize', 'version'))
    rows.push({ ...kustomize(folder), name: `${apps}: kustomize build`, folder, rounds })
  return rows
}

function isOnPath(command: string, word: string): boolean {
  return spawnSync(command, [word]).status === 0
}

/** The tree as the templates of a chart. */
function helm(folder: string): Pick<Scenario, 'command' | 'words'> {
  const chart = { apiVersion: 'v2', name: 'bench', version: '0.0.0' }
  mkdirSync(join(folder, 'chart/templates'), { recursive: true })
  writeFileSync(join(folder, 'chart/Chart.yaml'), JSON.stringify(chart))
  for (const [index, manifest] of manifestsIn(folder).entries())
    copyFileSync(join(folder, manifest), join(folder, `chart/templates/${index}.yaml`))
  return { command: 'helm', words: ['template', 'bench', 'chart'] }
}

function kustomize(folder: string): Pick<Scenario, 'command' | 'words'> {
  writeFileSync(join(folder, 'kustomization.yaml'), JSON.stringify({ resources: manifestsIn(folder) }))
  return { command: 'kustomize', words: ['build', '.'] }
}

function manifestsIn(folder: string): string[] {
  return (readdirSync(folder, { recursive: true }) as string[]).filter(path => path.endsWith('manifests.yaml')).sort()
}
