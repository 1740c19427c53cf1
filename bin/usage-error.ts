import { EXIT } from './exit-code.ts'

/** The command line itself is wrong: said in one sentence, with a hint, and never with a stack. */
export class UsageError extends Error {
  override readonly name: string = 'UsageError'
  readonly exitCode: number = EXIT.usage
  readonly hint: string | undefined

  constructor(message: string, hint?: string) {
    super(message)
    this.hint = hint
  }
}

/** A file of the user's cannot be used at all. */
export class FileError extends UsageError {
  override readonly name = 'FileError'
  override readonly exitCode = EXIT.errors
}
