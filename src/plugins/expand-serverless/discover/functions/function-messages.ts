import { type Diagnostic, enumerated, error, type Origin, warning } from 'k3s-platform/plugin'

/** A function has two triggers, or two `@serverless`. It starts in one way; two ways are two functions. */
export function twoOfAKind(name: string, decorators: readonly string[], at: Origin, first: Origin): Diagnostic {
  return error(
    'functions/two-triggers',
    `The function "${name}" has ${enumerated(decorators.map(decorator => `@${decorator}`))}; it can have one.`,
    at,
    'Write a second function that calls the first.',
    { related: [{ at: first, message: 'the other one' }] },
  )
}

/** A function has `@serverless` and no trigger, so nothing would ever start it. */
export function noTrigger(name: string, at: Origin): Diagnostic {
  return error(
    'functions/no-trigger',
    `The function "${name}" has @serverless, but nothing that starts it.`,
    at,
    'Add @http_trigger, @queue_trigger or @schedule_trigger, or remove @serverless.',
  )
}

/** A decorator stands above a class. Only functions can be deployed. */
export function decoratedClass(name: string, at: Origin): Diagnostic {
  return error(
    'functions/class',
    `"${name}" is a class, and only functions can have a trigger.`,
    at,
    'Write a function at the level of the module that uses the class.',
  )
}

/**
 * A function with a trigger is defined only under a condition that is not known before the file runs, or in a loop, or
 * when another import fails. Whether it exists may be another answer in the image than anywhere else.
 */
export function conditionalFunction(name: string, at: Origin): Diagnostic {
  return error(
    'functions/conditional',
    `Whether the function "${name}" exists is not known without running the file.`,
    at,
    'Define it outside of conditions, loops and handlers of exceptions.',
  )
}

/**
 * What stands above a function is made by code from a decorator of `k3sfn`, such as a function that returns one, or
 * depends on a condition. Whether it is a trigger, and with which arguments, only running the file would tell.
 */
export function decoratorMadeByCode(name: string, at: Origin): Diagnostic {
  return error(
    'functions/decorator-made-by-code',
    `Whether this makes "${name}" a function of its own is not known without running the file.`,
    at,
    'Write the decorator of k3sfn itself above the function, with its arguments.',
  )
}

/** A name of a decorator of `k3sfn` is used, and nothing gave it a value: the import is missing. */
export function undefinedDecorator(name: string, at: Origin): Diagnostic {
  return error(
    'functions/undefined-decorator',
    `Nothing is called "${name}" here.`,
    at,
    name === 'k3sfn' ? 'Add: import k3sfn' : `Add: from k3sfn import ${name}`,
  )
}

/** Two functions of an entry have one name. Their objects in the cluster would have one name, too. */
export function sameName(name: string, at: Origin, first: Origin): Diagnostic {
  return error(
    'functions/same-name',
    `Two functions are called "${name}".`,
    at,
    'Rename one of them; the names of the functions of an entry differ.',
    { related: [{ at: first, message: 'the other one' }] },
  )
}

/** The name of a function is given to another further down. Python keeps the last, so that one is called. */
export function redefined(name: string, at: Origin, first: Origin): Diagnostic {
  return warning(
    'functions/redefined',
    `"${name}" is defined again here, and this is what runs when the function is called.`,
    at,
    'Rename one of the two.',
    { related: [{ at: first, message: 'the function with a trigger' }] },
  )
}

/** A function yields. Its results would be lost, since functions are called and return. */
export function yieldingFunction(name: string, at: Origin): Diagnostic {
  return error(
    'functions/yields',
    `The function "${name}" yields, and functions with a trigger return.`,
    at,
    'Collect the values in a list and return it.',
  )
}

/**
 * A function has more parameters than there is something to give to. What is known goes by the name of the parameter
 * (`request`, `context`, `body`); one parameter may have any name.
 */
export function unknownParameters(
  name: string,
  parameters: readonly string[],
  known: readonly string[],
  at: Origin,
): Diagnostic {
  return error(
    'functions/unknown-parameters',
    `Nothing is known to give to the parameters ${enumerated(parameters)} of "${name}".`,
    at,
    `One parameter may have any name; call the others ${enumerated(known)}, or give them a default.`,
  )
}
