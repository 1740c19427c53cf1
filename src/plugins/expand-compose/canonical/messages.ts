import { type Diagnostic, error, type Origin, quoted, warning } from 'k3s-platform/plugin'

/**
 * A port of a compose file is not valid. The short form is `[address:][host:]container[/protocol]`, where host and
 * container are ports or ranges of the same length, and an IPv6 address is in brackets. The port is dropped.
 */
export function malformedPort(
  text: string,
  problem: string,
  at: Origin | undefined,
  examples = '"8080:80", "127.0.0.1:8080:80/udp", "[::1]:8080:80" or "8000-8002:80-82"',
): Diagnostic {
  return error('compose/malformed-port', `${quoted(text)} is not a valid port: ${problem}.`, at, `Write ${examples}.`)
}

/** The long form of a port lacks the port of the container. */
export function missingTarget(at: Origin | undefined): Diagnostic {
  return error('compose/missing-key', 'The port has no "target".', at, 'Add "target". It is the port of the container.')
}

/**
 * A volume of a service is not valid. The short form is `[source:]target[:options]`, where the source is the name of a
 * volume or a path that begins with `.`, `/` or `~`, and options are separated by commas. The volume is dropped.
 */
export function malformedVolume(text: string, problem: string, at: Origin | undefined): Diagnostic {
  return error(
    'compose/malformed-volume',
    `${quoted(text)} is not a valid volume: ${problem}.`,
    at,
    'Write "/path", "name:/path", "./folder:/path:ro", or the long form with type, source and target.',
  )
}

/**
 * The short form of a volume ends with an unknown option, which Compose ignores. Valid options are `ro`, `rw`,
 * `nocopy`, `z`, `Z`, the kinds of propagation and the kinds of consistency.
 */
export function unknownMountOption(text: string, option: string, at: Origin | undefined): Diagnostic {
  return warning(
    'compose/unknown-mount-option',
    `Unknown option "${option}" of the volume ${quoted(text)}; Compose ignores it.`,
    at,
    'Remove it, or use one of ro, rw, nocopy, z, Z, shared, slave, private, rshared, rslave, rprivate.',
    { loss: 'dropped' },
  )
}

/** A device of a service is not valid. The short form is `source[:target[:permissions]]`. The device is dropped. */
export function malformedDevice(text: string, at: Origin | undefined): Diagnostic {
  return error(
    'compose/malformed-device',
    `${quoted(text)} is not a valid device.`,
    at,
    'Write "/dev/ttyUSB0", "/dev/ttyUSB0:/dev/ttyUSB1:rw", or the long form with source and target.',
  )
}

/**
 * An item of a list of variables has no name before its equals sign, or one that ends with white space. The item is
 * dropped.
 */
export function malformedVariable(text: string, at: Origin | undefined): Diagnostic {
  const name = text.split('=', 1)[0] as string
  return error(
    'compose/malformed-variable',
    `The name ${quoted(name)} of a variable is empty, or ends with white space.`,
    at,
    'Write "NAME=value" without white space around the equals sign.',
  )
}

/**
 * An item of `extra_hosts` has no host or no address, or a host with a colon or an equals sign in its name. The item is
 * dropped.
 */
export function malformedHost(text: string, at: Origin | undefined): Diagnostic {
  return error(
    'compose/malformed-host',
    `${quoted(text)} is not a valid host.`,
    at,
    'Write "host=address", for example "db.example.com=10.0.0.5" or "db.example.com=::1".',
  )
}

/**
 * A boolean field has another value: `true` and `false` are valid, and the words of older YAML (`yes`, `no`, `on`,
 * `off`). Often a variable has an unexpected value.
 */
export function malformedBoolean(key: string, text: string, at: Origin | undefined): Diagnostic {
  return error(
    'compose/malformed-boolean',
    `"${key}" must be true or false, but is ${quoted(text)}.`,
    at,
    'Write true or false, or check the variable that it comes from.',
  )
}

/** An integer field has another value. Often a variable has an unexpected value. */
export function malformedNumber(key: string, text: string, at: Origin | undefined): Diagnostic {
  return error(
    'compose/malformed-number',
    `"${key}" must be an integer, but is ${quoted(text)}.`,
    at,
    'Write digits only, or check the variable that it comes from.',
  )
}

/**
 * The string of a command or of an entry point cannot be split into words: a quote or a parenthesis is not closed, or
 * it ends with a backslash. Write the words as a list to avoid all splitting.
 */
export function malformedCommand(key: string, text: string, at: Origin | undefined): Diagnostic {
  return error(
    'compose/malformed-command',
    `The ${key} ${quoted(text)} cannot be split into words.`,
    at,
    'Close its quotes, or write a list: ["sh", "-c", "…"].',
  )
}

/**
 * A command that is a string has a shell operator (`;`, `&`, `|`, `<` or `>`). Compose runs no shell: it splits the
 * string into words, and silently drops everything from that operator on. The build does the same.
 */
export function commandCutShort(
  key: string,
  words: readonly string[],
  rest: string,
  at: Origin | undefined,
): Diagnostic {
  return warning(
    'compose/command-cut-short',
    `Compose runs no shell: the ${key} is ${JSON.stringify(words.join(' '))}, and ${JSON.stringify(rest)} is dropped.`,
    at,
    'Write a list that names the shell: ["sh", "-c", "first && second"].',
    { loss: 'dropped' },
  )
}

/**
 * The test of a health check is a list that does not start with `CMD` (words of a command), `CMD-SHELL` (a line for a
 * shell) or `NONE` (no health check). The test is dropped.
 */
export function malformedHealthcheck(word: string, at: Origin | undefined): Diagnostic {
  return error(
    'compose/malformed-healthcheck',
    `The test of a health check must not start with ${quoted(word)}.`,
    at,
    'Start the list with "CMD", "CMD-SHELL" or "NONE", or write a string, which a shell runs.',
  )
}

/**
 * An external resource has two different names: one as `name`, and one in the older form `external.name`. The field
 * `name` wins.
 */
export function malformedExternal(name: string, at: Origin | undefined): Diagnostic {
  return error(
    'compose/malformed-external',
    `"${name}" has one name as "name", and another as "external.name".`,
    at,
    'Write "external: true", and the name as "name".',
  )
}

/**
 * A value of a compose file has the wrong type for its key: a list instead of a string, or a string instead of a
 * mapping.
 */
export function wrongKind(key: string, expected: string, at: Origin | undefined): Diagnostic {
  return error('compose/wrong-type', `"${key}" must be ${expected}.`, at, `Write ${expected}.`)
}
