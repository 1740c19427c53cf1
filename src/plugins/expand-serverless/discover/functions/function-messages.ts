import { type Diagnostic, enumerated, error, type Origin, warning } from 'k3s-platform/plugin'

/** A function has two triggers, or `@serverless` twice. A function has exactly one trigger. */
export function twoOfAKind(name: string, decorators: readonly string[], at: Origin, first: Origin): Diagnostic {
  return error(
    'functions/two-triggers',
    `The function "${name}" has ${enumerated(decorators.map(decorator => `@${decorator}`))}, but only one is allowed.`,
    at,
    'Write a second function that calls the first.',
    { related: [{ at: first, message: 'the other one is here' }] },
  )
}

/** A function has `@serverless` but no trigger, so it would never run. */
export function noTrigger(name: string, at: Origin): Diagnostic {
  return error(
    'functions/no-trigger',
    `The function "${name}" has @serverless but no trigger.`,
    at,
    'Add @http_trigger, @queue_trigger or @schedule_trigger, or remove @serverless.',
  )
}

/** A decorator is applied to a class. Only functions can be deployed. */
export function decoratedClass(name: string, at: Origin): Diagnostic {
  return error(
    'functions/class',
    `"${name}" is a class, but only functions can have a trigger.`,
    at,
    'Write a module-level function that uses the class.',
  )
}

/**
 * A function with a trigger is defined in a loop, in an exception handler, or under a condition that is known only at
 * run time. Whether it exists may differ between the image and your machine.
 */
export function conditionalFunction(name: string, at: Origin): Diagnostic {
  return error(
    'functions/conditional',
    `The function "${name}" is defined conditionally, so whether it exists is known only at run time.`,
    at,
    'Define it outside of conditions, loops and exception handlers.',
  )
}

/**
 * Code creates the decorator of a function from a decorator of `k3sfn`, such as a function that returns one, or the
 * decorator depends on a condition. Whether it is a trigger, and its arguments, are known only at run time.
 */
export function decoratorMadeByCode(name: string, at: Origin): Diagnostic {
  return error(
    'functions/decorator-made-by-code',
    `Code creates this decorator of "${name}", so whether it is a trigger is known only at run time.`,
    at,
    'Decorate the function with the k3sfn decorator itself.',
  )
}

/** A decorator of `k3sfn` is used but not imported, so the file would fail when it runs. */
export function undefinedDecorator(name: string, at: Origin): Diagnostic {
  return error(
    'functions/undefined-decorator',
    `"${name}" is not defined.`,
    at,
    name === 'k3sfn' ? 'Add: import k3sfn' : `Add: from k3sfn import ${name}`,
  )
}

/** Two functions of an entry have the same name, so their objects would have the same name. */
export function sameName(name: string, at: Origin, first: Origin): Diagnostic {
  return error(
    'functions/same-name',
    `Duplicate function "${name}".`,
    at,
    'Rename one of them: function names must be unique within an entry.',
    { related: [{ at: first, message: 'the other one is here' }] },
  )
}

/** The same name is defined again further down. Python keeps the last definition, so that one runs. */
export function redefined(name: string, at: Origin, first: Origin): Diagnostic {
  return warning(
    'functions/redefined',
    `"${name}" is defined again, and this definition runs instead of the function with the trigger.`,
    at,
    'Rename one of the two.',
    { related: [{ at: first, message: 'the function with a trigger' }] },
  )
}

/** A function with a trigger is a generator. Its results would be lost, because functions must return. */
export function yieldingFunction(name: string, at: Origin): Diagnostic {
  return error(
    'functions/yields',
    `The function "${name}" uses yield, but functions with a trigger must return.`,
    at,
    'Collect the values in a list and return it.',
  )
}

/**
 * A function has parameters that the runtime cannot fill. The runtime passes arguments by parameter name (`request`,
 * `context`, `body`); one parameter may have any name.
 */
export function unknownParameters(
  name: string,
  parameters: readonly string[],
  known: readonly string[],
  at: Origin,
): Diagnostic {
  return error(
    'functions/unknown-parameters',
    `Unknown parameters ${enumerated(parameters)} of "${name}".`,
    at,
    `One parameter may have any name. Name the others ${enumerated(known)}, or give them a default.`,
  )
}
