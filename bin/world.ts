/** Everything outside of the program that a command may touch; tests give it one of their own. */
export interface World {
  /** Where relative paths start. */
  readonly folder: string
  /** The process's environment. */
  readonly variables: Readonly<Record<string, string | undefined>>
  /** For results: what one would put into a file or a pipe. */
  readonly output: Stream
  /** For what is said about them: diagnostics and the summary. */
  readonly errors: Stream
  /** Milliseconds since some moment. */
  now(): number
}

/** Somewhere to write text to. */
export interface Stream {
  readonly isTerminal: boolean
  write(text: string): void
}

/** The world of the running process. Whoever closes the pipe has read enough: that is no mistake. */
export function processWorld(): World {
  for (const stream of [process.stdout, process.stderr])
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error
    })
  return {
    folder: process.cwd(),
    variables: process.env,
    output: streamOf(process.stdout),
    errors: streamOf(process.stderr),
    now: () => performance.now(),
  }
}

/** Whether a stream is to be coloured: only a terminal is, unless the user's environment says otherwise. */
export function wantsColour(stream: Stream, variables: World['variables']): boolean {
  if (variables.NO_COLOR) return false
  const forced = variables.FORCE_COLOR
  if (forced !== undefined) return forced !== '0' && forced !== 'false'
  return stream.isTerminal && variables.TERM !== 'dumb'
}

function streamOf(stream: NodeJS.WriteStream): Stream {
  return {
    isTerminal: stream.isTTY === true,
    write: text => {
      if (text !== '') stream.write(text)
    },
  }
}
