import { type Diagnostic, error, type Origin, warning } from 'k3s-platform/plugin'

type Place = Origin | undefined

/** The Dockerfile of an entry is made, and one of its stages is asked for that it does not have. */
export function targetOfGenerated(target: string, at: Place): Diagnostic {
  return error(
    'functions/no-such-stage',
    `The Dockerfile is a generated one and has no stage "${target}".`,
    at,
    'Remove "target", or put a Dockerfile of your own into the folder.',
  )
}

/**
 * An entry of functions names a Dockerfile that is not in its folder. Only the one that is looked for anyway, `Dockerfile`,
 * is generated when there is none.
 */
export function missingDockerfile(file: string, path: string, at: Place): Diagnostic {
  return error(
    'functions/missing-dockerfile',
    `There is no Dockerfile "${file}" in the folder "${path}".`,
    at,
    'Correct the path, or remove "dockerfile": one is generated then.',
  )
}

/** An entry of functions names a Dockerfile for development that is not in its folder. Only development tools need it. */
export function missingDevelopmentFile(file: string, path: string, at: Place): Diagnostic {
  return warning(
    'functions/missing-dockerfile',
    `There is no Dockerfile "${file}" for development in the folder "${path}".`,
    at,
    'Correct the path, or remove "dockerfile_dev".',
  )
}

/** The build context of an entry of functions is no folder, so its image cannot be built. */
export function missingContext(context: string, path: string, at: Place): Diagnostic {
  return error(
    'functions/missing-context',
    `The build context "${context}" is not a folder, seen from "${path}".`,
    at,
    'Correct "context", which is relative to the folder of the functions, or remove it.',
  )
}

/**
 * The Dockerfile of an entry is made, and its build context is a folder in which the functions do not stand: the image
 * could not have them.
 */
export function contextWithoutFunctions(context: string, path: string, at: Place): Diagnostic {
  return error(
    'functions/context-without-functions',
    `The build context "${context}" does not contain the folder "${path}" of the functions.`,
    at,
    'Remove "context", or write one that is a folder above, such as "..".',
  )
}
