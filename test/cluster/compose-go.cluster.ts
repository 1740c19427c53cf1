import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import fc from 'fast-check'
import { compile, ProjectFiles, readConfig } from 'k3s-platform'
import { definePlugin } from 'k3s-platform/plugin'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { filesOnDisk } from '../../src/config/files-on-disk.ts'
import type { ComposeProject } from '../../src/plugins/expand-compose/model/project.ts'
import { readProject } from '../../src/plugins/expand-compose/read/read-project.ts'
import { appsYamlOf, CORPUS, STACKS } from '../corpus/stacks.ts'
import { appsYamlFor } from '../generate/compose/entry.ts'
import { FOLDER } from '../generate/compose/files.ts'
import { composeProject } from '../generate/compose-file.ts'
import { differencesOf } from './compose-comparison.ts'
import { askComposeGo } from './compose-go.ts'

/**
 * What we read is what the reference implementation of the Compose Specification reads. `SEED=…` runs the same random
 * projects again, `RUNS=…` other than 500 of them.
 */
const test = suite('compose-go')
const runs = Number(process.env.RUNS ?? 500)
const seed = Number(process.env.SEED ?? 1)
const scratch = mkdtempSync(join(tmpdir(), 'k3s-platform-compose-'))

test('reads the corpus as we do', async () => {
  const { projects } = await readAll(CORPUS, appsYamlOf(STACKS), {})
  const answers = await askComposeGo(
    STACKS.map(({ folder, file }) => ({ folder: join(CORPUS, folder), file, profiles: ['local'], variables: {} })),
  )
  for (const [index, { name }] of STACKS.entries()) {
    assert.is(answers[index]!.error, undefined, name)
    assert.equal(
      differencesOf(answers[index]!.project!, projects.get(name)!, { root: CORPUS, variables: {} }),
      [],
      name,
    )
  }
})

test('reads random projects as we do', async () => {
  process.stdout.write(`SEED=${seed} RUNS=${runs}\n`)
  const all = fc.sample(composeProject, { seed, numRuns: runs })
  const folders = all.map(({ files }, index) => written(join(scratch, String(index)), files))
  const answers = await askComposeGo(
    folders.map((folder, index) => ({
      folder: join(folder, FOLDER),
      file: 'compose.yaml',
      profiles: ['local'],
      variables: all[index]!.variables,
    })),
  )
  const wrong: string[] = []
  let compared = 0
  for (const [index, folder] of folders.entries()) {
    const { text, variables } = all[index]!
    const { project, error } = answers[index]!
    const { projects, errors } = await readAll(folder, appsYamlFor(), variables)
    const ours = projects.get('stack')
    if (!project || !ours) {
      // Compose starts nothing then, and says so only when it runs.
      if (project && !errors.every(error => error.startsWith('The stack has nothing to build:')))
        wrong.push(`${index}: only we refuse it: ${errors.join(' ')}\n${text}`)
      else if (ours && !THEIR_OWN.test(error!)) wrong.push(`${index}: only we take it: ${error}\n${text}`)
      continue
    }
    compared++
    const differences = differencesOf(project, ours, { root: folder, variables })
    if (differences.length > 0) wrong.push(`${index}: ${differences.join('\n')}\n${text}`)
  }
  process.stdout.write(`${compared} compared, ${wrong.length} differ\n`)
  assert.is(wrong.length, 0, wrong[0])
})

/** It cannot take some texts of numbers that its schema allows; and jobs are refused by us when a stack is built. */
const THEIR_OWN = /^panic: interface conversion|unconvertible type 'string'|invalid type string for ulimits|^job "/

test.after(() => rmSync(scratch, { recursive: true, force: true }))

interface Readings {
  readonly projects: ReadonlyMap<string, ComposeProject | undefined>
  readonly errors: readonly string[]
}

/** Every compose project of an apps.yaml as it is read before anything is made of it, by the name of its entry. */
async function readAll(folder: string, text: string, variables: Readonly<Record<string, string>>): Promise<Readings> {
  const read = new Map<string, ComposeProject | undefined>()
  const reader = definePlugin({
    name: 'reader',
    apply(hooks) {
      hooks.expandCompose.tap(
        async (project, context) => {
          for (const one of project.unexpanded) read.set(one.name, await readProject(one, context))
          return project
        },
        { before: 'expand-compose' },
      )
    },
  })
  const files = new ProjectFiles(filesOnDisk(folder))
  const config = await readConfig({ file: 'apps.yaml', text, files })
  const { diagnostics } = await compile(config, 'local', { plugins: [reader], variables })
  const errors = diagnostics.filter(({ severity }) => severity === 'error').map(({ message }) => message)
  return { projects: read, errors }
}

function written(folder: string, files: Readonly<Record<string, string>>): string {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  return folder
}

test.run()
