import { spawn } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { runGo } from './go.ts'
import { settingsFrom } from './settings.ts'

/** A compose project on the disk, and with what it is loaded. */
export interface ComposeQuestion {
  /** An absolute path. */
  readonly folder: string
  readonly file: string
  readonly profiles: readonly string[]
  readonly variables: Readonly<Record<string, string>>
  /** Whether services get the variables of their files. */
  readonly resolved?: boolean
}

/** What the reference implementation makes of a project. */
export interface ComposeAnswer {
  readonly project?: Readonly<Record<string, unknown>>
  /** Services that no active profile asks for. */
  readonly inactive?: readonly string[]
  readonly error?: string
}

/** Loads projects with compose-go, which is built from source; one answer for each question. */
export async function askComposeGo(questions: readonly ComposeQuestion[]): Promise<readonly ComposeAnswer[]> {
  const program = await build()
  const printed = await run(
    program,
    questions.map(question => JSON.stringify(question)),
  )
  return printed.map(line => JSON.parse(line))
}

/** Go's own cache makes this quick when nothing changed. */
async function build(): Promise<string> {
  const { programs } = settingsFrom(process.env)
  mkdirSync(programs, { recursive: true })
  const program = join(programs, 'compose-go')
  await runGo(['build', '-buildvcs=false', '-trimpath', '-o', program, '.'], join(import.meta.dirname, 'compose-go'))
  return program
}

function run(program: string, lines: readonly string[]): Promise<string[]> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, { stdio: ['pipe', 'pipe', 'inherit'], env: {} })
    const printed: Buffer[] = []
    child.stdout.on('data', chunk => printed.push(chunk))
    child.on('error', reject)
    child.on('close', status => {
      if (status === 0) resolve(Buffer.concat(printed).toString('utf8').trimEnd().split('\n'))
      else reject(new Error(`compose-go ended with ${status}`))
    })
    child.stdin.end(lines.join('\n'))
  })
}
