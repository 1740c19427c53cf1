import { type Diagnostic, error, type Origin } from 'k3s-platform/plugin'

/**
 * The value of a decorator argument is known only at run time: it is the result of a call, depends on a condition, or
 * comes from another package. Use literals, constants of the same entry, or simple arithmetic with them.
 */
export function unknownValue(argument: string, why: string, at: Origin, defined: Origin | undefined): Diagnostic {
  return error(
    'functions/unknown-value',
    `The value of "${argument}" is known only at run time: ${why}.`,
    at,
    'Use a literal or a module constant, or set the value in apps.yaml instead.',
    { ...(defined && { related: [{ at: defined, message: 'the value comes from here' }] }) },
  )
}

/** The value of a decorator argument has the wrong type or is out of range. Python would raise an error on import. */
export function wrongValue(argument: string, written: string, wanted: string, at: Origin): Diagnostic {
  return error(
    'functions/wrong-value',
    `"${argument}" must be ${wanted}, but is ${written}.`,
    at,
    `Write ${wanted.split(' (')[0]}.`,
  )
}

/** A decorator has an unknown argument. Python would raise an error on import. */
export function unknownArgument(
  decorator: string,
  name: string,
  suggestion: string | undefined,
  known: readonly string[],
  at: Origin,
): Diagnostic {
  return error(
    'functions/unknown-argument',
    `Unknown argument "${name}" of @${decorator}.`,
    at,
    suggestion ? `Did you mean "${suggestion}"?` : `Valid arguments: ${known.join(', ')}.`,
  )
}

/** A decorator has a positional argument. Decorators take keyword arguments only. */
export function positionalArgument(decorator: string, first: string, at: Origin): Diagnostic {
  return error(
    'functions/positional-argument',
    `@${decorator} takes keyword arguments only.`,
    at,
    `Write the name of the argument, such as ${first}=….`,
  )
}

/** A decorator has the same argument twice. Python would raise an error on import. */
export function repeatedArgument(decorator: string, name: string, at: Origin): Diagnostic {
  return error(
    'functions/repeated-argument',
    `Duplicate argument "${name}" of @${decorator}.`,
    at,
    'Remove one of the two.',
  )
}

/** A decorator lacks a required argument: the queue or the schedule. */
export function missingArgument(decorator: string, name: string, at: Origin): Diagnostic {
  return error(
    'functions/missing-argument',
    `@${decorator} requires the argument "${name}".`,
    at,
    `Write @${decorator}(${name}=…).`,
  )
}

/** "min_instances" of a decorator is greater than "max_instances". Python would raise an error on import. */
export function instancesReversed(least: number, greatest: number, at: Origin): Diagnostic {
  return error(
    'functions/instances-reversed',
    `"min_instances" (${least}) is greater than "max_instances" (${greatest}).`,
    at,
    'Raise max_instances, or lower min_instances.',
  )
}
