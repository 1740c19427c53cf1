import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { goProgram, HELM, KUSTOMIZE } from './go-programs.ts'
import { compareWithTree, HELM_WORDS, writeChart } from './helm-chart.ts'
import { putAside } from './put-aside.ts'
import type { Scenario } from './scenario.ts'

/** The same objects as our build of so many apps, made by other programs. */
export interface SameObjects {
  readonly apps: string
  readonly count: number
  /** Where our build is, with the tree in `argocd-state`. */
  readonly folder: string
  readonly rounds: number
  /** Our own build command. */
  readonly build: readonly string[]
}

/** The rows of helm and kustomize, where Go is there to build them. */
export function rendererRows(objects: SameObjects): Scenario[] {
  return [...helmRow(objects), ...(objects.count <= MOST_FOR_KUSTOMIZE ? kustomizeRow(objects) : [])]
}

/** Its time grows with the square of the number of objects: 8,000 take minutes. */
const MOST_FOR_KUSTOMIZE = 100

/** The name of helm's row. */
export const helmRowName = (apps: string): string => `${apps}: helm template`

function helmRow({ apps, count, folder, rounds, build }: SameObjects): Scenario[] {
  const command = goProgram(HELM)
  if (command === undefined) return []
  const own = join(folder, 'helm')
  writeChart(own, count, text => builtFrom(text, folder, build))
  if (count <= 100) compareWithTree(command, own, join(folder, 'argocd-state'))
  const prepare = () => putAside(own, 'out')
  return [{ name: helmRowName(apps), command, words: HELM_WORDS, folder: own, rounds, prepare }]
}

/** Kustomize fills nothing in: it reads the finished objects, and prints them into one file. */
function kustomizeRow({ apps, folder, rounds }: SameObjects): Scenario[] {
  const command = goProgram(KUSTOMIZE)
  if (command === undefined) return []
  const own = join(folder, 'kustomize')
  cpSync(join(folder, 'argocd-state'), own, { recursive: true })
  const words = ['build', 'gcp', '-o', 'out.yaml']
  return [{ name: `${apps}: kustomize build`, command, words, folder: own, rounds }]
}

/** The manifests that our program builds from an apps.yaml. */
function builtFrom(appsYaml: string, folder: string, build: readonly string[]): string {
  mkdirSync(folder, { recursive: true })
  const own = mkdtempSync(join(folder, 'template-'))
  writeFileSync(join(own, 'apps.yaml'), appsYaml)
  const { status, stderr } = spawnSync(process.execPath, build, { cwd: own, encoding: 'utf8' })
  if (status !== 0) throw new Error(stderr)
  const file = (readdirSync(own, { recursive: true }) as string[]).find(path => path.endsWith('manifests.yaml'))!
  return readFileSync(join(own, file), 'utf8')
}
