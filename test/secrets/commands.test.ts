import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import type { Tool } from '../../bin/tool.ts'
import { k3sPlatform } from '../../bin/tools/k3s-platform.ts'
import { k3sapp } from '../../bin/tools/k3sapp.ts'
import { k3scompose } from '../../bin/tools/k3scompose.ts'
import { k3sfn } from '../../bin/tools/k3sfn.ts'
import { runIn, scratch } from '../bin/recorded-world.ts'
import { formsOf } from './marked-project.ts'
import { type MarkedEverywhere, markedEverywhere } from './marks-everywhere.ts'

/** Whatever a command prints, and whatever it writes. `ALL=1` runs more projects, `SEED=…` others. */
const test = suite('commands show no secret')
const numRuns = process.env.ALL ? 200 : 4
const seed = Number(process.env.SEED ?? 1)

const COMMANDS: readonly (readonly [tool: Tool, words: string])[] = [
  [k3sPlatform, 'validate --all-envs --verbose --debug'],
  [k3sPlatform, 'validate -e local --format json'],
  [k3sPlatform, 'validate -e local --format github --verbose'],
  [k3sPlatform, 'validate -e local --format sarif'],
  [k3sPlatform, 'build -e local --verbose --loss-report --debug'],
  [k3sPlatform, 'build -e local --check'],
  [k3sPlatform, 'build -e local --format json --loss-report'],
  [k3sPlatform, 'list --format json'],
  [k3sPlatform, 'list'],
  [k3sPlatform, 'explain Deployment/api -e local'],
  [k3sPlatform, 'explain Deployment/web -e local --format json'],
  [k3sPlatform, 'explain compose/shop -e local'],
  [k3sPlatform, 'diff -e local -o elsewhere'],
  [k3sPlatform, 'diff -e local -o elsewhere --format markdown'],
  [k3sPlatform, 'diff -e local -o elsewhere --format json'],
  [k3sPlatform, 'secrets -e local --check'],
  [k3sPlatform, 'secrets -e local --format json'],
  [k3sapp, 'validate api'],
  [k3scompose, 'parse shop'],
  [k3scompose, 'parse shop --format json'],
  [k3scompose, 'validate shop'],
  [k3sfn, 'list fn'],
]

for (const [index, project] of fc.sample(markedEverywhere, { numRuns, seed }).entries())
  test(`project ${index} of seed ${seed}`, async () => {
    const { folder, remove } = scratch(project.files)
    try {
      for (const [tool, words] of COMMANDS) {
        const ran = await runIn(folder, tool, { variables: project.variables })(...words.split(' '))
        assert.is.not(ran.code, 70, `${words}\n${ran.errors}`)
        hasNone(`${tool.name} ${words}`, ran.output + ran.errors, [...project.marks, ...project.written], project)
      }
      for (const path of readdirSync(folder, { recursive: true, encoding: 'utf8' }))
        if (path.startsWith('argocd-state/') && /\.\w+$/.test(path))
          hasNone(path, readFileSync(join(folder, path), 'utf8'), project.marks, project)
    } finally {
      remove()
    }
  })

function hasNone(what: string, text: string, marks: readonly string[], { files }: MarkedEverywhere): void {
  for (const mark of marks)
    for (const form of formsOf(mark))
      assert.not(
        text.includes(form),
        `${what} shows ${form}:\n${text}\n${files['apps.yaml']}\n${files['shop/compose.yaml']}`,
      )
}

test.run()
