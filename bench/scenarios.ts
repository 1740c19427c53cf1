import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { composeRows } from './compose.ts'
import { appsYaml } from './generate.ts'
import { makeProgram } from './program.ts'
import { putAside } from './put-aside.ts'
import { helmRowName, rendererRows } from './renderers.ts'
import type { Scenario, Wish } from './scenario.ts'
import { packTree } from './tree-bytes.ts'

const ROOT = join(import.meta.dirname, '..')
const PROGRAM = join(ROOT, 'dist/k3s-platform.cjs')
const BUILD = [PROGRAM, 'build', '--env', 'gcp']

/** The row that stands for the start of Node. */
export const START = 'node -e 0'

/** All rows, with the projects of so many apps that they need made in a folder; in at most so many rounds. */
export async function scenariosIn(
  folder: string,
  counts: readonly number[],
  mostRounds = ROUNDS,
): Promise<readonly Scenario[]> {
  const [floor, warm] = [await makeProgram('floor.ts', folder), await makeProgram('warm.ts', folder)]
  const node = { command: process.execPath, folder }
  return [
    { ...node, name: START, words: ['-e', '0'], rounds: ROUNDS },
    ...exampleRows(join(folder, 'example')),
    ...corpusRows(join(folder, 'corpus')),
    ...counts.flatMap(count => generatedRows(count, join(folder, `apps-${count}`), { floor, warm })),
  ].map(scenario => ({ ...scenario, rounds: Math.min(scenario.rounds, mostRounds) }))
}

const ROUNDS = 15

function exampleRows(folder: string): Scenario[] {
  cpSync(join(ROOT, 'examples/complete'), folder, { recursive: true })
  const node = { command: process.execPath, folder, rounds: ROUNDS, wishes: [{ most: 2.2, timesOf: START }] }
  return [
    { ...node, name: 'example: build', words: BUILD, prepare: () => putAside(folder) },
    { ...node, name: 'example: validate', words: [PROGRAM, 'validate', '--env', 'gcp'] },
    { ...node, name: 'example: list', words: [PROGRAM, 'list'] },
    { ...node, name: '--help', words: [PROGRAM, '--help'] },
  ]
}

function corpusRows(folder: string): Scenario[] {
  const words = [...BUILD.slice(0, -1), 'cloud']
  return composeRows(folder, { command: process.execPath, words, prepare: () => putAside(folder) })
}

interface Programs {
  readonly floor: string
  readonly warm: string
}

function generatedRows(count: number, folder: string, { floor, warm }: Programs): Scenario[] {
  mkdirSync(folder)
  writeFileSync(join(folder, 'apps.yaml'), appsYaml(count))
  const { stderr, status } = spawnSync(process.execPath, BUILD, { cwd: folder, encoding: 'utf8' })
  if (status !== 0) throw new Error(stderr)
  const tree = join(folder, 'argocd-state')
  packTree(tree, join(folder, 'tree'))
  const apps = count === 1 ? '1 app' : `${count.toLocaleString('en')} apps`
  const node = { command: process.execPath, folder, rounds: roundsFor(count) }
  const build = { ...node, words: BUILD, floor: `${apps}: the floor` }
  return [
    {
      ...node,
      name: `${apps}: the floor`,
      words: [floor, 'tree', join(folder, 'floor')],
      prepare: () => putAside(folder, 'floor'),
    },
    {
      ...build,
      name: `${apps}: build`,
      prepare: () => putAside(folder),
      wishes: wishesFor(apps, count),
      peer: helmRowName(apps),
    },
    { ...build, name: `${apps}: build again, nothing changed` },
    ...(count < 10_000 ? [{ ...node, name: `${apps}: compile() warm, an app`, words: [warm], printsTime: true }] : []),
    ...rendererRows({ apps, count, folder, rounds: node.rounds, build: BUILD }),
  ]
}

function roundsFor(count: number): number {
  return count >= 10_000 ? 2 : count >= 1000 ? 5 : ROUNDS
}

/** Helm only fills templates; the goal is to be faster all the same. */
function wishesFor(apps: string, count: number): readonly Wish[] {
  const helm = { most: count === 1 ? 1.1 : count <= 100 ? 1 : 0.9, timesOf: helmRowName(apps) }
  if (count === 1000) return [helm, { most: 1.6, timesOf: `${apps}: the floor` }, { mostMebibytes: 150 }]
  return count === 10_000 ? [helm, { most: 10, timesOf: '1,000 apps: build' }] : [helm]
}
