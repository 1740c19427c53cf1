import { spawn } from 'node:child_process'
import { constants } from 'node:os'

/** What is started, and in which world. */
export interface Program {
  readonly command: readonly [program: string, ...words: readonly string[]]
  readonly folder: string
  readonly variables: Readonly<Record<string, string | undefined>>
}

/** Runs a program in this terminal, passes signals on to it, and answers with its exit code. */
export function runAttached({ command: [program, ...words], folder, variables }: Program): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, words, { cwd: folder, env: variables, stdio: 'inherit' })
    const pass = (name: NodeJS.Signals) => {
      // The terminal has sent it to the child as well, which is not to hear it twice.
      if (name !== 'SIGINT' || !process.stdin.isTTY) child.kill(name === 'SIGHUP' ? 'SIGTERM' : name)
    }
    for (const name of SIGNALS) process.on(name, pass)
    const release = () => {
      for (const name of SIGNALS) process.off(name, pass)
    }
    child.once('error', error => {
      release()
      reject(error)
    })
    child.once('exit', (code, signal) => {
      release()
      resolve(code ?? 128 + (constants.signals[signal!] ?? 0))
    })
  })
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
