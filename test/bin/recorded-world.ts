import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { main } from '../../bin/main.ts'
import type { Tool } from '../../bin/tool.ts'
import { k3sPlatform } from '../../bin/tools/k3s-platform.ts'
import type { Surroundings } from '../../bin/world.ts'

/** What one run of the program answered. */
export interface Ran {
  readonly code: number
  readonly output: string
  readonly errors: string
}

/** A folder with these files, in which a tool can be run. */
export interface Scratch {
  readonly folder: string
  run(...words: readonly string[]): Promise<Ran>
  write(path: string, text: string): void
  remove(): void
}

/** Makes a scratch folder; `world` is what differs from a quiet one without variables and terminals. */
export function scratch(
  files: Readonly<Record<string, string>>,
  world: Partial<Surroundings> = {},
  tool: Tool = k3sPlatform,
): Scratch {
  const folder = mkdtempSync(join(tmpdir(), 'k3s-platform-test-'))
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  for (const [path, text] of Object.entries(files)) write(path, text)
  return { folder, write, run: runIn(folder, tool, world), remove: () => rmSync(folder, { recursive: true }) }
}

/** A small project that has two environments and nothing to complain about. */
export const appsYaml = `version: "2"
environments:
  local:
    domain: localhost
  gcp:
    domain: api.example.com
apps:
  - name: web
    image: nginx:\${VERSION:-1.29}
    container:
      ports:
        - name: http
          container_port: 80
    scaling:
      type: none
  - name: worker
    image: ghcr.io/acme/worker:2.0
    scaling:
      type: none
`

/** Runs a tool in a folder, with the world of a scratch folder. */
export function runIn(folder: string, tool: Tool = k3sPlatform, world: Partial<Surroundings> = {}): Scratch['run'] {
  return async (...given) => {
    const output: string[] = []
    const errors: string[] = []
    const code = await main(tool, given, {
      folder,
      variables: {},
      input: { isTerminal: false, readLine: () => undefined, readAll: () => new Uint8Array() },
      output: { isTerminal: false, write: text => output.push(text) },
      errors: { isTerminal: false, write: text => errors.push(text) },
      now: () => 0,
      ...world,
    })
    return { code, output: output.join(''), errors: errors.join('') }
  }
}

/** Does something in a folder with these files, which is removed afterwards. */
export async function inFolder(
  files: Readonly<Record<string, string>>,
  action: (folder: Scratch) => Promise<void>,
  world: Partial<Surroundings> = {},
): Promise<void> {
  const folder = scratch(files, world)
  try {
    await action(folder)
  } finally {
    folder.remove()
  }
}
