import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Compilation, compile, ProjectFiles, readConfig } from 'k3s-platform'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { parse } from 'yaml'
import { filesOnDisk } from '../../../src/config/files-on-disk.ts'
import { appsYamlOf, CORPUS, type CorpusStack, STACKS } from '../../corpus/stacks.ts'
import { droppedFrom } from './nothing-dropped.ts'

/** Compose files as people write them: all build, but for those that want the host's own files. */
const test = suite('compose: the corpus')

/** Stacks with paths of the host, which are an error unless they are allowed: one for a service. */
const HOST_PATHS: Readonly<Record<string, { readonly code: string; readonly line: number }>> = {
  'pihole-cloudflared-doh': { code: 'compose/host-path', line: 41 },
  portainer: { code: 'compose/engine-socket', line: 9 },
}

test('there are twenty stacks', () => assert.is(STACKS.length, 20))

for (const environment of ['local', 'cloud'])
  for (const stack of STACKS) {
    const file = `${stack.folder}/${stack.file}`
    const refused = HOST_PATHS[stack.name]

    test(`${stack.name} (${environment})`, async () => {
      const compilation = await build(stack, environment, ...(refused ? ['allow_host_path: true'] : []))
      assert.ok(compilation.ok, errorsOf(compilation).join('\n'))
      assert.equal(droppedFrom(compilation, file, readFileSync(join(CORPUS, file), 'utf8')), [])
      assert.equal(unresolved(compilation, stack), [])
    })

    if (refused)
      test(`${stack.name} (${environment}) says what it takes of the host`, async () => {
        const compilation = await build(stack, environment)
        assert.equal(errorsOf(compilation), [`${refused.code} ${file}:${refused.line}`])
      })
  }

async function build(stack: CorpusStack, environment: string, ...lines: readonly string[]): Promise<Compilation> {
  const files = new ProjectFiles(filesOnDisk(CORPUS))
  return compile(await readConfig({ file: 'apps.yaml', text: appsYamlOf([stack], ...lines), files }), environment)
}

function errorsOf({ diagnostics }: Compilation): readonly string[] {
  return diagnostics
    .filter(({ severity }) => severity === 'error')
    .map(({ code, at, message }) => `${code} ${at ? `${at.file}:${at.line}` : message}`)
}

/** The services of a stack that others cannot reach by the name that the compose file gives them. */
function unresolved({ resources }: Compilation, { name, folder, file }: CorpusStack): readonly string[] {
  const { services } = parse(readFileSync(join(CORPUS, folder, file), 'utf8')) as { readonly services: object }
  return Object.keys(services).filter(
    service => !resources.get({ apiVersion: 'v1', kind: 'Service', namespace: name, name: service }),
  )
}

test.run()
