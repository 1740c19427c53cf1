import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Compilation, compile, diffTrees, hasDifferences, isManifestFile, loadConfig } from 'k3s-platform'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { pluginsBeside } from '../../bin/plugin-file.ts'
import { shownObject } from '../../src/config/shown-object.ts'
import { objectsIn } from '../../src/diff/documents.ts'
import { keyOf } from '../../src/k8s/object.ts'
import { applyChanges } from './apply-changes.ts'

/** Every tree that the fixtures make, compared with itself on the disk and with the one of the next environment. */
const fixtures = join(dirname(fileURLToPath(import.meta.url)), '../fixtures')
const test = suite('diff of the fixtures')
let trees = 0
let changes = 0

for (const name of readdirSync(fixtures).filter(each => existsSync(join(fixtures, each, 'apps.yaml'))))
  test(name, async () => {
    const built = (await compiled(join(fixtures, name))).filter(({ ok }) => ok)
    for (const [index, after] of built.entries()) {
      trees += 1
      const written = new Map([...after.files].map(([path, text]) => [path, `${text}# seen\n`]))
      const same = diffTrees({ environment: 'same', before: onlyManifests(written), after })
      assert.equal(same.objects, [], `${after.environment} as it is written`)
      assert.not(hasDifferences(diffTrees({ environment: 'same', before: after.files, after })))
      const before = built[index - 1]
      if (before) assertComplete(before, after)
    }
  })

test('there was something to compare', () => {
  assert.ok(trees > 100, `${trees} trees`)
  assert.ok(changes > 500, `${changes} changes`)
})

/** The old objects with the differences made are the new ones, read from the text by nothing that the diff uses. */
function assertComplete(before: Compilation, after: Compilation): void {
  const diff = diffTrees({ environment: 'next', before, after })
  const objects = objectsOf(before)
  for (const { ref, change, replaces, fields, after: added } of diff.objects) {
    const key = keyOf(ref)
    if (change === 'added') objects.set(key, added)
    else if (change === 'removed') assert.ok(objects.delete(key))
    else {
      const old = replaces ? keyOf(replaces) : key
      const changed = applyChanges(objects.get(old), fields)
      objects.delete(old)
      objects.set(key, changed)
    }
    changes += fields.length + 1
  }
  // What a difference shows has no secrets.
  const shown = (all: Map<string, unknown>) =>
    new Map(
      [...all].map(([key, value]) => [
        key,
        [before, after].reduce((each, { secrets }) => shownObject(each, secrets), value),
      ]),
    )
  assert.equal(shown(objects), shown(objectsOf(after)))
}

function objectsOf({ files }: Compilation): Map<string, unknown> {
  const objects = [...onlyManifests(files)].flatMap(([path, text]) => objectsIn(path, text) ?? [])
  return new Map(objects.map(({ ref, value }) => [keyOf(ref), value]))
}

function onlyManifests(files: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  return new Map([...files].filter(([path]) => isManifestFile(path)))
}

async function compiled(folder: string): Promise<readonly Compilation[]> {
  const path = join(folder, 'options.json')
  const options = {
    ...(existsSync(path) && JSON.parse(readFileSync(path, 'utf8'))),
    plugins: await pluginsBeside(folder),
  }
  const config = await loadConfig(join(folder, 'apps.yaml'))
  const compilations: Compilation[] = []
  for (const environment of config.environments) compilations.push(await compile(config, environment, options))
  return compilations
}

test.run()
