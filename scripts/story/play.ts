import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { main } from '../../bin/main.ts'
import { k3sPlatform } from '../../bin/tools/k3s-platform.ts'

/** One line that somebody types: a command of k3s-platform, or one of the shell that is done here in its place. */
export interface Step {
  readonly command: string
  /** The command changes this text of apps.yaml. */
  readonly replaces?: readonly [text: string, by: string]
  /** The command lists the files below this folder. */
  readonly lists?: string
}

/** A command, and the lines that it printed, with the escape sequences of their colours. */
export interface Screen {
  readonly command: string
  readonly lines: readonly string[]
}

/** Does the steps one after the other in a folder, and answers what a terminal shows of each. */
export async function* play(steps: readonly Step[], folder: string, colours: boolean): AsyncGenerator<Screen> {
  for (const step of steps) yield { command: step.command, lines: await linesOf(step, folder, colours) }
}

async function linesOf(step: Step, folder: string, colours: boolean): Promise<readonly string[]> {
  if (step.replaces) return replaceText(join(folder, 'apps.yaml'), step.replaces)
  if (step.lists !== undefined) return filesBelow(folder, step.lists)
  return await run(step.command.split(' ').slice(1), folder, colours)
}

function replaceText(path: string, [text, by]: readonly [string, string]): readonly string[] {
  const before = readFileSync(path, 'utf8')
  if (!before.includes(text)) throw new Error(`${path} has no "${text}" to replace`)
  writeFileSync(path, before.replace(text, by))
  return []
}

function filesBelow(folder: string, path: string): readonly string[] {
  return readdirSync(join(folder, path), { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort()
}

/** Runs the command line as a terminal does. How long it took differs each time, so it is cut off. */
async function run(words: readonly string[], folder: string, colours: boolean): Promise<readonly string[]> {
  const written: string[] = []
  const screen = { isTerminal: true, write: (text: string) => written.push(text) }
  const code = await main(k3sPlatform, words, {
    folder,
    variables: colours ? { FORCE_COLOR: '1' } : { NO_COLOR: '1' },
    input: { isTerminal: false, readLine: () => undefined, readAll: () => new Uint8Array() },
    output: screen,
    errors: screen,
    now: () => 0,
  })
  const text = written.join('')
  if (code !== 0) throw new Error(`k3s-platform ${words.join(' ')} ended with ${code}:\n${text}`)
  return text.trimEnd().replaceAll(' · 0 ms', '').split('\n')
}
