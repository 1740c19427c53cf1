import { type Diagnostic, error, type Origin, warning } from 'k3s-platform/plugin'

type Place = Origin | undefined

/** The Dockerfile of the entry is generated and does not have the stage that "target" names. */
export function targetOfGenerated(target: string, at: Place): Diagnostic {
  return error(
    'functions/no-such-stage',
    `The generated Dockerfile has no stage "${target}".`,
    at,
    'Remove "target", or add your own Dockerfile to the folder.',
  )
}

/**
 * An entry of functions names a Dockerfile that does not exist in its folder. Only the default one, `Dockerfile`, is
 * generated when it is missing.
 */
export function missingDockerfile(file: string, path: string, at: Place): Diagnostic {
  return error(
    'functions/missing-dockerfile',
    `Dockerfile "${file}" not found in folder "${path}".`,
    at,
    'Correct the path, or remove "dockerfile" to generate one.',
  )
}

/**
 * An entry of functions names a development Dockerfile that does not exist in its folder. Only development tools need
 * it.
 */
export function missingDevelopmentFile(file: string, path: string, at: Place): Diagnostic {
  return warning(
    'functions/missing-dockerfile',
    `Development Dockerfile "${file}" not found in folder "${path}".`,
    at,
    'Correct the path, or remove "dockerfile_dev".',
  )
}

/** The build context of an entry of functions is not a folder, so its image cannot be built. */
export function missingContext(context: string, path: string, at: Place): Diagnostic {
  return error(
    'functions/missing-context',
    `The build context "${context}" is not a folder (relative to "${path}").`,
    at,
    'Correct "context", which is relative to the folder of the functions, or remove it.',
  )
}

/**
 * The Dockerfile of the entry is generated, but its build context does not contain the functions, so the image cannot
 * include them.
 */
export function contextWithoutFunctions(context: string, path: string, at: Place): Diagnostic {
  return error(
    'functions/context-without-functions',
    `The build context "${context}" does not contain the functions in "${path}".`,
    at,
    'Remove "context", or set it to a parent folder, such as "..".',
  )
}
