import { fstatSync, readFileSync, readSync, writeSync } from 'node:fs'
import { FileError, UsageError } from './usage-error.ts'

/** Everything outside of the program that a command may touch. */
export interface World extends Surroundings {
  readonly output: MaskedStream
  readonly errors: MaskedStream
  /** Masks secrets in everything that is written from now on. */
  hide(secrets: Masks): void
}

/** Knows secrets, and masks them in a string. */
export interface Masks {
  maskMarked(text: string): string
}

/** A stream whose texts have no secrets. */
export interface MaskedStream extends Stream {
  /** Writes the content of a file as it is. */
  writeFile(text: string): void
}

/** What the program is started in; tests give it others. */
export interface Surroundings {
  /** Where relative paths start. */
  readonly folder: string
  /** The process's environment. */
  readonly variables: Readonly<Record<string, string | undefined>>
  /** For what one is given, and for answers to questions. */
  readonly input: Input
  /** For results: what one would put into a file or a pipe. */
  readonly output: Stream
  /** For what is said about them: diagnostics and the summary. */
  readonly errors: Stream
  /** Milliseconds since some moment. */
  now(): number
}

/** Somewhere to read text from. */
export interface Input {
  readonly isTerminal: boolean
  /** The next line, without its end; nothing behind the last one. */
  readLine(): string | undefined
  /** Everything, to its end. */
  readAll(): Uint8Array
}

/** Somewhere to write text to. */
export interface Stream {
  readonly isTerminal: boolean
  /** The width of the terminal. */
  readonly columns?: number | undefined
  write(text: string): void
}

/** The surroundings of the running process. */
export function processWorld(): Surroundings {
  return {
    get folder() {
      return currentFolder()
    },
    variables: process.env,
    input: inputOf(0),
    output: streamOf(1),
    errors: streamOf(2),
    now: () => Number(process.hrtime.bigint()) / 1e6,
  }
}

function currentFolder(): string {
  try {
    return process.cwd()
  } catch {
    throw new UsageError('The current folder no longer exists.', 'Go to another one.')
  }
}

/** Whether a stream is to be coloured: only a terminal is, unless the user's environment says otherwise. */
export function wantsColour(stream: Stream, variables: World['variables']): boolean {
  if (variables.NO_COLOR) return false
  const forced = variables.FORCE_COLOR
  if (forced !== undefined) return forced !== '0' && forced !== 'false'
  return stream.isTerminal && variables.TERM !== 'dumb'
}

function inputOf(descriptor: number): Input {
  return {
    get isTerminal() {
      return process.getBuiltinModule('node:tty').isatty(descriptor)
    },
    readLine: () => readLine(descriptor),
    readAll: () => readFileSync(descriptor),
  }
}

function readLine(descriptor: number): string | undefined {
  const bytes: number[] = []
  const byte = Buffer.alloc(1)
  for (;;) {
    if (readSync(descriptor, byte, 0, 1, null) === 0) return bytes.length > 0 ? textOf(bytes) : undefined
    if (byte[0] === NEW_LINE) return textOf(bytes)
    bytes.push(byte[0]!)
  }
}

const NEW_LINE = 10

function textOf(bytes: readonly number[]): string {
  return Buffer.from(bytes).toString('utf8').replace(/\r$/, '')
}

/** Writes at once. Node's own streams take longer to make than most commands take to run. */
function streamOf(descriptor: number): Stream {
  let isTerminal: boolean | undefined
  return {
    get isTerminal() {
      isTerminal ??=
        fstatSync(descriptor).isCharacterDevice() && process.getBuiltinModule('node:tty').isatty(descriptor)
      return isTerminal
    },
    get columns() {
      return this.isTerminal ? new (process.getBuiltinModule('node:tty').WriteStream)(descriptor).columns : undefined
    },
    write: text => writeAll(descriptor, Buffer.from(text)),
  }
}

function writeAll(descriptor: number, bytes: Uint8Array): void {
  let written = 0
  while (written < bytes.length)
    try {
      written += writeSync(descriptor, bytes, written)
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException
      // The reader of the pipe has read enough: not an error.
      if (code === 'EPIPE') return
      if (code !== 'EAGAIN') throw new FileError(`The output cannot be written (${code}).`)
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1)
    }
}
