import { closestTo } from '../ir/closest.ts'
import type { Diagnostic } from '../ir/diagnostic.ts'
import type { Origin } from '../ir/origin.ts'

type Place = Origin | undefined

/** Two entries of one list with one name. */
export function duplicateName(name: string, section: string, at: Place, earlier: Place): Diagnostic {
  return {
    code: 'config/duplicate-name',
    severity: 'error',
    message: `Two entries of "${section}" are called "${name}".`,
    ...(at && { at }),
    hint: 'Give one of them another name.',
    ...(earlier && { related: [{ message: 'the other one is here', at: earlier }] }),
  }
}

/** A file with nothing in it. */
export function emptyFile(at: Place): Diagnostic {
  return {
    code: 'config/empty-file',
    severity: 'error',
    message: 'The file is empty.',
    ...(at && { at }),
    hint: 'Start with: version: "2", environments, and apps.',
  }
}

/** A name that cannot become a Service, a label and a folder. */
export function invalidName(name: string, violation: string, at: Place): Diagnostic {
  const suggestion = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+|-+$/g, '')
    .slice(0, 63)
  return {
    code: 'config/invalid-name',
    severity: 'error',
    message: `The name "${name}" cannot be the name of a Service: ${violation}.`,
    ...(at && { at }),
    hint: suggestion ? `"${suggestion}" would do.` : 'Use lower-case letters, digits and "-", and start with a letter.',
  }
}

/** A file that declares no place to deploy to. */
export function noEnvironments(at: Place): Diagnostic {
  return {
    code: 'config/no-environments',
    severity: 'error',
    message: 'The file declares no environments, so there is nothing to build for.',
    ...(at && { at }),
    hint: 'Add for example: environments: { local: { domain: localhost } }.',
  }
}

/** A file that is a list or a plain text. */
export function notAMap(at: Place): Diagnostic {
  return {
    code: 'config/not-a-map',
    severity: 'error',
    message: 'The file is no map of keys.',
    ...(at && { at }),
    hint: 'Start with: version: "2", environments, and apps.',
  }
}

/** An element of a list of entries that is no map. */
export function notAnEntry(section: string, at: Place): Diagnostic {
  return {
    code: 'config/not-an-entry',
    severity: 'error',
    message: `An element of "${section}" is no map of keys.`,
    ...(at && { at }),
    hint: 'Each entry starts with "- name: …".',
  }
}

/** Options of a plugin that does not exist. */
export function unknownPlugin(name: string, known: readonly string[], at: Place): Diagnostic {
  const suggestion = closestTo(name, known)
  return {
    code: 'config/unknown-plugin',
    severity: 'error',
    message: `No plugin is called "${name}".`,
    ...(at && { at }),
    hint: suggestion ? `Did you mean "${suggestion}"?` : `Known: ${known.join(', ')}.`,
  }
}

/** Options of a plugin that takes none. */
export function unwantedOptions(name: string, at: Place): Diagnostic {
  return {
    code: 'config/unwanted-options',
    severity: 'error',
    message: `The plugin "${name}" takes no options.`,
    ...(at && { at }),
    hint: 'Remove them.',
  }
}
