import { type Diagnostic, error, info, type Origin } from 'k3s-platform/plugin'

type Place = Origin | undefined

/**
 * A compose entry of apps.yaml has no compose file: neither the one that `compose_file` names, nor, without it, one of
 * those that Compose looks for.
 */
export function noFile(folder: string, names: readonly string[], others: readonly string[], at: Place): Diagnostic {
  const [other] = others
  return error(
    'compose/no-file',
    `The folder "${folder}" has no compose file: neither ${inQuotes(names, 'nor')}.`,
    at,
    other
      ? `If it is ${inQuotes(others, 'or')}, write compose_file: ${other}.`
      : 'Correct "path", which is relative to the folder of apps.yaml, or name the file with "compose_file".',
  )
}

/** A file that `compose_file` of an entry of apps.yaml names, or the variable `COMPOSE_FILE`, does not exist. */
export function noSuchFile(
  name: string,
  { folder, by, suggestion }: { readonly folder: string; readonly by: string; readonly suggestion: string | undefined },
  at: Place,
): Diagnostic {
  return error(
    'compose/no-file',
    `There is no file "${name}" in the folder "${folder}"${by === 'COMPOSE_FILE' ? ', but COMPOSE_FILE names it' : ''}.`,
    at,
    suggestion ? `Did you mean "${suggestion}"?` : `Correct "${by}", whose paths are relative to "path" of the entry.`,
  )
}

function inQuotes(names: readonly string[], word: string): string {
  const quoted = names.map(name => `"${name}"`)
  return [quoted.slice(0, -1).join(', '), ...quoted.slice(-1)].filter(Boolean).join(` ${word} `)
}

/**
 * Next to the compose file is one for overrides, such as `compose.override.yaml`, which Compose merges automatically.
 * It is for local development, so the build does not merge it unless `compose_file` lists it.
 */
export function overrideFileIgnored(file: string, override: string, at: Place): Diagnostic {
  return info(
    'compose/override-file',
    `The file "${override}" is not merged: it is for local development.`,
    at,
    `To merge it, write compose_file: [${file}, ${override}].`,
    { loss: 'dropped' },
  )
}

/**
 * A compose file refers to a file that lies outside of the folder of apps.yaml, by `..`, an absolute path, `~` or a
 * link. The build reads nothing there, so that a compose file of a third party cannot copy any file of your machine
 * into the cluster.
 */
export function outsideOfTheProject(path: string, folder: string | undefined, at: Place): Diagnostic {
  return error(
    'compose/outside-of-the-project',
    `"${path}" is outside of the project: only files in the folder of apps.yaml are read.`,
    at,
    `Move it into the project, or allow its folder with --allow-path${folder ? ` ${folder}` : ''}.`,
  )
}

/**
 * `include` or `extends` names an address: a repository, a registry or a web page. A build reads nothing from the
 * network, because its result would not be reproducible.
 */
export function remoteFile(path: string, at: Place): Diagnostic {
  return error(
    'compose/remote-file',
    `"${path}" is an address, and nothing is read from the network.`,
    at,
    'Copy the file into the project, and refer to it there.',
  )
}

/**
 * A file that a compose file refers to cannot be read: it does not exist, or is a folder. Paths are relative to the
 * folder of the first compose file; those in a file that was reached by `extends` are relative to that file.
 */
export function unreadableFile(path: string, problem: string, at: Place): Diagnostic {
  return error(
    'compose/unreadable-file',
    `The file "${path}" is ${problem}.`,
    at,
    'Correct the path, which is relative to the folder of the compose file.',
  )
}

/**
 * A line of a file of variables, such as `.env`, is not valid: a quote is not closed, or the name before the
 * equals sign is missing. The line itself is not shown, since it may hold a secret.
 */
export function malformedEnvFile(
  file: string,
  line: number,
  problem: string,
  hint = 'Write lines of NAME=value.',
): Diagnostic {
  return error(
    'compose/malformed-env-file',
    `The file "${file}" cannot be read: ${problem}.`,
    { file, line, column: 1, length: 1, path: '' },
    hint,
  )
}

/**
 * A compose file is empty, or has only comments. Either the path leads to another file than intended, or the services
 * are missing.
 */
export function emptyFile(file: string, at: Place): Diagnostic {
  return error(
    'compose/empty-file',
    `The file "${file}" is empty.`,
    at,
    'Add a section "services", or name another file with "compose_file".',
  )
}

/** A compose file is a list or a single value, where sections such as `services` are expected. */
export function notAMap(file: string, at: Place): Diagnostic {
  return error(
    'compose/not-a-map',
    `The file "${file}" must be a mapping of sections.`,
    at,
    'Start with a section "services".',
  )
}

/** The key `version` of a compose file is obsolete; Compose ignores it, and so does the build. */
export function versionIgnored(at: Place): Diagnostic {
  return info('compose/version-ignored', '"version" is obsolete in Compose, and is ignored.', at, 'Remove it.', {
    loss: 'dropped',
  })
}

/** The key `name` of a compose file differs from the name of its entry in apps.yaml, which wins. */
export function nameIgnored(name: string, entry: string, at: Place): Diagnostic {
  return info(
    'compose/name-ignored',
    `"name" is "${name}", but apps.yaml names the stack "${entry}".`,
    at,
    'Remove it, or give the entry of apps.yaml that name.',
    { loss: 'dropped' },
  )
}
