import { closestTo } from '../ir/closest.ts'
import { type Diagnostic, error } from '../ir/diagnostic.ts'
import type { Origin } from '../ir/origin.ts'

type Place = Origin | undefined

/**
 * Two entries of one list have the same name. A name is an entry's folder in the tree and the name of its objects, so
 * the second one would overwrite the first. Rename one of them; entries of different lists may share a name.
 */
export function duplicateName(name: string, section: string, at: Place, earlier: Place): Diagnostic {
  const hint = earlier ? `Rename one of them; the first one is in line ${earlier.line}.` : 'Rename one of them.'
  return error('config/duplicate-name', `Duplicate name "${name}" in "${section}".`, at, hint, {
    ...(earlier && { related: [{ message: 'first defined here', at: earlier }] }),
  })
}

/**
 * The file has nothing in it, or comments only. Start with `version`, `environments` and one entry under `apps`; the
 * README has a small one to copy.
 */
export function emptyFile(at: Place): Diagnostic {
  return error('config/empty-file', 'The file is empty.', at, 'Start with: version: "2", environments, and apps.')
}

/**
 * The name of an entry becomes the name of a Service, a value of labels and a folder, so it has to be what all three
 * allow: lower case letters, digits and `-`, a letter first, at most 63 characters. Names are never changed silently,
 * since others refer to them.
 */
export function invalidName(name: string, violation: string, at: Place): Diagnostic {
  const suggestion = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+|(?<!-)-+$/g, '')
    .slice(0, 63)
  return error(
    'config/invalid-name',
    `"${name}" is not a valid Service name: ${violation}.`,
    at,
    suggestion ? `A valid name: "${suggestion}".` : 'Use lower-case letters, digits and "-", and start with a letter.',
  )
}

/**
 * The file declares no environments, so there is nothing to build. Each key under `environments` is an environment; its
 * name can be any name of a folder.
 */
export function noEnvironments(at: Place): Diagnostic {
  return error(
    'config/no-environments',
    '"environments" requires at least one environment.',
    at,
    'Add for example: environments: { local: { domain: localhost } }.',
  )
}

/**
 * The file is a list or a scalar, but apps.yaml must be a mapping. Often the first line begins with `-`, or another
 * file was named by `--file`.
 */
export function notAMap(at: Place): Diagnostic {
  return error(
    'config/not-a-map',
    'The file must be a mapping.',
    at,
    'Start with: version: "2", environments, and apps.',
  )
}

/**
 * An element of `apps`, `helm`, `serverless` or `compose` is a string, a number or a list. Every entry must be a
 * mapping with a name.
 */
export function notAnEntry(section: string, at: Place): Diagnostic {
  return error(
    'config/not-an-entry',
    `Each element of "${section}" must be a mapping.`,
    at,
    'Each entry starts with "- name: …".',
  )
}

/**
 * `plugins` has options for an unknown plugin. The key is the name of the plugin; plugins of an organisation must be
 * listed in `k3s-platform.config.ts` next to apps.yaml to be loaded.
 */
export function unknownPlugin(name: string, known: readonly string[], at: Place): Diagnostic {
  const suggestion = closestTo(name, known)
  return error(
    'config/unknown-plugin',
    `Unknown plugin "${name}".`,
    at,
    suggestion ? `Did you mean "${suggestion}"?` : `Valid plugins: ${known.join(', ')}.`,
  )
}

/**
 * `secret_variables` names a variable, or has a pattern, that no variable of this environment matches. Check its
 * spelling, or remove it.
 */
export function unusedSecretVariable(name: string, at: Place): Diagnostic {
  return {
    code: 'config/unused-secret-variable',
    severity: 'info',
    message: `No variable matches "${name}" of "secret_variables".`,
    ...(at && { at }),
    hint: 'Correct the name, or remove it.',
  }
}

/**
 * A YAML file that apps.yaml or a plugin names cannot be read: it does not exist, is a folder, or lies outside of the
 * project's folder, where nothing is ever read.
 */
export function unreadableFile(path: string, problem: string): Diagnostic {
  return error(
    'config/unreadable-file',
    `The file "${path}" is ${problem}.`,
    undefined,
    'Paths are relative to the folder of apps.yaml, and stay inside of it.',
  )
}

/**
 * `plugins` has options for a plugin that declares no schema for options, so nothing would read them. Remove them, or
 * let the plugin declare `options`.
 */
export function unwantedOptions(name: string, at: Place): Diagnostic {
  return error('config/unwanted-options', `The plugin "${name}" takes no options.`, at, 'Remove them.')
}
