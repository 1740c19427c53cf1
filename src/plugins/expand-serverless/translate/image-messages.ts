import type { Diagnostic, Origin } from 'k3s-platform/plugin'

type Place = Origin | undefined

/** The Dockerfile of an entry is made, and one of its stages is asked for that it does not have. */
export function targetOfGenerated(target: string, at: Place): Diagnostic {
  return {
    code: 'functions/no-such-stage',
    severity: 'error',
    message: `The Dockerfile is a generated one and has no stage "${target}".`,
    ...(at && { at }),
    hint: 'Remove "target", or put a Dockerfile of your own into the folder.',
  }
}

/**
 * The Dockerfile of an entry is made, and its build context is a folder in which the functions do not stand: the image
 * could not have them.
 */
export function contextWithoutFunctions(context: string, path: string, at: Place): Diagnostic {
  return {
    code: 'functions/context-without-functions',
    severity: 'error',
    message: `The build context "${context}" does not contain the folder "${path}" of the functions.`,
    ...(at && { at }),
    hint: 'Remove "context", or write one that is a folder above, such as "..".',
  }
}
