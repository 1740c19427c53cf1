import { type Diagnostic, enumerated, error, type Origin } from 'k3s-platform/plugin'

/**
 * The value of an argument of a decorator is not known without running the file: it is the result of a call, depends on
 * a condition, or comes from somewhere else. Literals are known, and so are constants of the same entry and simple
 * arithmetic with them.
 */
export function unknownValue(argument: string, why: string, at: Origin, defined: Origin | undefined): Diagnostic {
  return error(
    'functions/unknown-value',
    `The value of "${argument}" is not known without running the file: ${why}.`,
    at,
    'Write a literal or a constant of the module, or leave it out and set it in apps.yaml.',
    { ...(defined && { related: [{ at: defined, message: 'this decides about it' }] }) },
  )
}

/** The value of an argument of a decorator has the wrong type or is out of range; Python raises when it imports the file. */
export function wrongValue(argument: string, written: string, wanted: string, at: Origin): Diagnostic {
  return error(
    'functions/wrong-value',
    `"${argument}" is ${written}; it must be ${wanted}.`,
    at,
    `Write ${wanted.split(' (')[0]}.`,
  )
}

/** A decorator is given an argument that it does not have. Python raises for it when it imports the file. */
export function unknownArgument(
  decorator: string,
  name: string,
  suggestion: string | undefined,
  known: readonly string[],
  at: Origin,
): Diagnostic {
  return error(
    'functions/unknown-argument',
    `@${decorator} has no argument "${name}".`,
    at,
    suggestion ? `Did you mean "${suggestion}"?` : `It has ${enumerated(known)}.`,
  )
}

/** A decorator is given an argument without a name. All arguments have names, so that nobody has to know an order. */
export function positionalArgument(decorator: string, first: string, at: Origin): Diagnostic {
  return error(
    'functions/positional-argument',
    `@${decorator} takes its arguments by name.`,
    at,
    `Write a name before the value, such as ${first}=….`,
  )
}

/** A decorator is given the same argument twice. Python does not read a file with such a call, or raises when it makes it. */
export function repeatedArgument(decorator: string, name: string, at: Origin): Diagnostic {
  return error('functions/repeated-argument', `@${decorator} is given "${name}" twice.`, at, 'Remove one of the two.')
}

/** A decorator lacks an argument that it cannot do without: the queue, or the schedule. */
export function missingArgument(decorator: string, name: string, at: Origin): Diagnostic {
  return error('functions/missing-argument', `@${decorator} needs "${name}".`, at, `Write @${decorator}(${name}=…).`)
}

/**
 * The least number of pods that a decorator asks for is above the greatest, so no number of pods would do. Python refuses
 * the file for it, too.
 */
export function instancesReversed(least: number, greatest: number, at: Origin): Diagnostic {
  return error(
    'functions/instances-reversed',
    `"min_instances" is ${least} and above "max_instances", which is ${greatest}.`,
    at,
    'Raise max_instances, or lower min_instances.',
  )
}
