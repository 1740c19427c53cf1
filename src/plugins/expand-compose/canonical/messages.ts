import { type Diagnostic, error, type Origin, quoted, warning } from 'k3s-platform/plugin'

/**
 * A port of a compose file cannot be read. The short form is `[address:][host:]container[/protocol]`, where host and
 * container are ports or ranges of the same length, and an address of IPv6 stands in brackets. Nothing is made of the
 * port.
 */
export function malformedPort(
  text: string,
  problem: string,
  at: Origin | undefined,
  examples = '"8080:80", "127.0.0.1:8080:80/udp", "[::1]:8080:80" or "8000-8002:80-82"',
): Diagnostic {
  return error(
    'compose/malformed-port',
    `The port ${quoted(text)} cannot be read: ${problem}.`,
    at,
    `Write ${examples}.`,
  )
}

/** The long form of a port does not say which port of the container it is about. */
export function missingTarget(at: Origin | undefined): Diagnostic {
  return error('compose/missing-key', 'The port has no "target".', at, 'Add "target". It is the port of the container.')
}

/**
 * A volume of a service cannot be read. The short form is `[source:]target[:options]`, where the source is the name of
 * a volume or a path that begins with `.`, `/` or `~`, and options are parted by commas. Nothing is made of the volume.
 */
export function malformedVolume(text: string, problem: string, at: Origin | undefined): Diagnostic {
  return error(
    'compose/malformed-volume',
    `The volume ${quoted(text)} cannot be read: ${problem}.`,
    at,
    'Write "/path", "name:/path", "./folder:/path:ro", or the long form with type, source and target.',
  )
}

/**
 * The short form of a volume ends with an option that Compose does not know, and that it ignores therefore. Known are
 * `ro`, `rw`, `nocopy`, `z`, `Z`, the kinds of propagation and the kinds of consistency.
 */
export function unknownMountOption(text: string, option: string, at: Origin | undefined): Diagnostic {
  return warning(
    'compose/unknown-mount-option',
    `The option "${option}" of the volume ${quoted(text)} means nothing to Compose, and is ignored.`,
    at,
    'Remove it, or write one of ro, rw, nocopy, z, Z, shared, slave, private, rshared, rslave, rprivate.',
    { loss: 'dropped' },
  )
}

/**
 * A device of a service cannot be read. The short form is `source[:target[:permissions]]`. Nothing is made of the
 * device.
 */
export function malformedDevice(text: string, at: Origin | undefined): Diagnostic {
  return error(
    'compose/malformed-device',
    `The device ${quoted(text)} cannot be read.`,
    at,
    'Write "/dev/ttyUSB0", "/dev/ttyUSB0:/dev/ttyUSB1:rw", or the long form with source and target.',
  )
}

/**
 * An item of a list of variables has no name in front of its equals sign, or one that ends with white space. Nothing is
 * made of it.
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
 * An item of `extra_hosts` has no host or no address, or a host with a colon or an equals sign in its name. Nothing is
 * made of it.
 */
export function malformedHost(text: string, at: Origin | undefined): Diagnostic {
  return error(
    'compose/malformed-host',
    `The host ${quoted(text)} cannot be read.`,
    at,
    'Write "host=address", for example "db.example.com=10.0.0.5" or "db.example.com=::1".',
  )
}

/**
 * A field that is on or off has another text: `true` and `false` are read, and the words of older YAML (`yes`, `no`,
 * `on`, `off`). Often a variable is not set to what was expected.
 */
export function malformedBoolean(key: string, text: string, at: Origin | undefined): Diagnostic {
  return error(
    'compose/malformed-boolean',
    `"${key}" is ${quoted(text)}, which is neither true nor false.`,
    at,
    'Write true or false, or check the variable that the text comes from.',
  )
}

/**
 * A field that is a whole number has another text. Often a variable is not set to what was expected.
 */
export function malformedNumber(key: string, text: string, at: Origin | undefined): Diagnostic {
  return error(
    'compose/malformed-number',
    `"${key}" is ${quoted(text)}, which is no whole number.`,
    at,
    'Write digits only, or check the variable that the text comes from.',
  )
}

/**
 * The text of a command or of an entry point cannot be split into words: a quote or a parenthesis is not closed, or it
 * ends with a backslash. Write the words as a list to avoid all splitting.
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
 * A command that is written as a text goes on behind an operator of the shell (`;`, `&`, `|`, `<` or `>`). Compose runs
 * no shell: it splits the text into words, and drops everything from that operator on, without a word. The same is done
 * here.
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
 * The test of a health check is a list that does not begin with `CMD` (words of a command), `CMD-SHELL` (a line for a
 * shell) or `NONE` (no health check). Nothing is made of the test.
 */
export function malformedHealthcheck(word: string, at: Origin | undefined): Diagnostic {
  return error(
    'compose/malformed-healthcheck',
    `The test of a health check begins with ${quoted(word)}.`,
    at,
    'Begin the list with "CMD", "CMD-SHELL" or "NONE", or write a text, which a shell runs.',
  )
}

/**
 * A resource that exists outside has two different names: one as `name`, and one in the older form `external.name`. The
 * field `name` is taken.
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
 * A value of a compose file is of another kind than its key takes: a list where a text belongs, or a text where a map
 * does.
 */
export function wrongKind(key: string, expected: string, at: Origin | undefined): Diagnostic {
  return error('compose/wrong-type', `"${key}" must be ${expected}.`, at, `Write ${expected}.`)
}
