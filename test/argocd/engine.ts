import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { runGo } from '../cluster/go.ts'
import { settingsFrom } from '../cluster/settings.ts'

/** What the engine is to apply for one Application. It also does what the finalizers of Applications that go do. */
export interface EngineQuestion {
  readonly app: string
  readonly namespace: string
  readonly objects: readonly object[]
  /** The namespaces that the project allows; without them, all. */
  readonly allowed?: readonly string[]
}

/** What came of it. */
export interface EngineAnswer {
  readonly phase: string
  readonly message: string
  /** How many objects were not as asked for. */
  readonly outOfSync: number
  readonly failed: readonly string[]
}

/** Argo CD's engine, running against a cluster. */
export interface Engine {
  ask(question: EngineQuestion): Promise<EngineAnswer>
  end(): Promise<void>
}

/** Builds the engine from source, which Go's own cache makes quick, and starts it. */
export async function startEngine(kubeconfig: string): Promise<Engine> {
  const { programs } = settingsFrom(process.env)
  mkdirSync(programs, { recursive: true })
  const program = join(programs, 'argocd-engine')
  await runGo(['build', '-buildvcs=false', '-trimpath', '-o', program, '.'], join(import.meta.dirname, 'engine'))
  // It keeps what it has asked the server in its home.
  const child = spawn(program, [kubeconfig], { stdio: ['pipe', 'pipe', 'inherit'], env: { HOME: programs } })
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  return {
    async ask(question) {
      child.stdin.write(`${JSON.stringify(question)}\n`)
      const { value, done } = await lines.next()
      if (done) throw new Error('The engine has ended; its own words are above.')
      return JSON.parse(value)
    },
    async end() {
      child.stdin.end()
      if (child.exitCode === null) await once(child, 'exit')
    },
  }
}
