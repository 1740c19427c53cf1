import { type ExecFileException, execFile } from 'node:child_process'
import type { StopSignal } from './stop-signal.ts'

/** How the user's own kubectl is run: it knows every way to log in to a cluster. */
export interface Kubectl {
  /** Options in front of the command: `--context gcp`. */
  readonly options: readonly string[]
  /** The variables that it sees: `PATH` finds it, `KUBECONFIG` is for it. */
  readonly variables: Readonly<Record<string, string | undefined>>
}

/** There is no kubectl on the PATH. */
export class NoKubectl extends Error {}

/** kubectl ended with an error; the message is what it said. */
export class KubectlFailed extends Error {}

const TIMEOUT_MILLISECONDS = 20_000

/** What kubectl prints. Rejects with `NoKubectl` or `KubectlFailed`. */
export function outputOf(
  { options, variables }: Kubectl,
  words: readonly string[],
  signal?: StopSignal,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const settings = { env: variables, timeout: TIMEOUT_MILLISECONDS, signal: signal as AbortSignal | undefined }
    execFile('kubectl', [...options, ...words], settings, (error, printed, said) => {
      if (error) reject(failureOf(error, said))
      else resolve(printed)
    })
  })
}

/** The error as the one that says what to do about it. */
export function failureOf(error: ExecFileException | Error, said: string): Error {
  const { code, killed } = error as ExecFileException
  if (code === 'ENOENT' || code === 'EACCES') return new NoKubectl('There is no program "kubectl" on the PATH.')
  if (killed) return new KubectlFailed(`kubectl did not end within ${TIMEOUT_MILLISECONDS / 1000} seconds.`)
  return new KubectlFailed(said.trim().replace(/^error: /i, '') || error.message)
}
