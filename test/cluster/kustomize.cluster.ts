import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { parse, parseAllDocuments } from 'yaml'

/** Kustomize, which Argo CD renders the root's folder with, reads what we list and loses nothing of it. */
const test = suite('kustomize')
const fixtures = join(import.meta.dirname, '..', 'fixtures')

for (const name of readdirSync(fixtures))
  for (const folder of treesOf(join(fixtures, name, 'expected')))
    test(folder.slice(fixtures.length + 1), () => {
      const listed: string[] = parse(readFileSync(join(folder, 'kustomization.yaml'), 'utf8')).resources
      const given = listed.flatMap(path => objectsIn(readFileSync(join(folder, path), 'utf8')))
      const built = objectsIn(execFileSync('kubectl', ['kustomize', folder], { encoding: 'utf8' }))
      assert.ok(given.length > 0)
      assert.equal(built.sort(), given.sort())
    })

function treesOf(expected: string): string[] {
  if (!existsSync(expected)) return []
  return readdirSync(expected)
    .map(environment => join(expected, environment))
    .filter(folder => existsSync(join(folder, 'kustomization.yaml')))
}

/** Each object as one text in which the order of keys does not matter. */
function objectsIn(yaml: string): string[] {
  return parseAllDocuments(yaml).map(document => JSON.stringify(sorted(document.toJS())))
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, inner]) => [key, sorted(inner)] as const)
      .sort(([one], [other]) => (one < other ? -1 : 1)),
  )
}

test.run()
