import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import type { Image } from './build-image.ts'

/** A process of an image, and what it said so far. */
export interface Running {
  readonly said: () => string
  /** Asks it to end; answers its exit code. */
  end(): Promise<number | null>
  readonly exit: Promise<number | null>
}

/** Starts an image with exactly the variables of its own and those that it is given. */
export function start(image: Image, command: readonly string[], variables: Readonly<Record<string, string>>): Running {
  const [program, ...args] = command as [string, ...string[]]
  const env = { ...image.environment, ...variables }
  const child: ChildProcess = spawn('/usr/bin/env', [program, ...args], { cwd: image.folder, env })
  const texts: string[] = []
  for (const stream of [child.stdout!, child.stderr!]) stream.on('data', data => texts.push(String(data)))
  const exit = once(child, 'close').then(([code]) => code as number | null)
  return {
    said: () => texts.join(''),
    exit,
    end() {
      child.kill('SIGTERM')
      return exit
    },
  }
}
