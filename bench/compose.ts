import { spawnSync } from 'node:child_process'
import { cpSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { appsYamlOf, CORPUS, STACKS } from '../test/corpus/stacks.ts'
import type { Scenario } from './scenario.ts'

const BUILD_ROW = `compose: build of ${STACKS.length} stacks`
const KOMPOSE_ROW = `compose: kompose convert, ${STACKS.length} times`

/**
 * The compose files of the corpus, built at once, beside `kompose convert`, where it is on the path, for each of them:
 * it takes one project a process.
 */
export function composeRows(folder: string, build: Pick<Scenario, 'command' | 'words' | 'prepare'>): Scenario[] {
  cpSync(CORPUS, folder, { recursive: true })
  writeFileSync(join(folder, 'apps.yaml'), appsYamlOf(STACKS, 'allow_host_path: true'))
  const isThere = spawnSync('kompose', ['version']).status === 0
  const ours = { ...build, name: BUILD_ROW, folder, rounds: ROUNDS }
  return isThere
    ? [
        { ...ours, wishes: [{ most: 1, timesOf: KOMPOSE_ROW }] },
        { ...kompose(), name: KOMPOSE_ROW, folder, rounds: ROUNDS },
      ]
    : [ours]
}

const ROUNDS = 15

function kompose(): Pick<Scenario, 'command' | 'words'> {
  const commands = STACKS.map(
    ({ folder, file }) => `(cd ${folder} && kompose --suppress-warnings convert -f ${file} -o ../converted)`,
  )
  return { command: 'sh', words: ['-c', `mkdir -p converted && ${commands.join(' && ')}`] }
}
