import { type Diagnostic, error, type Origin } from 'k3s-platform/plugin'
import type { Place } from '../literals/value.ts'

/**
 * A Python file cannot be parsed: it is not UTF-8, or it has a syntax error, such as an unclosed bracket or string or
 * inconsistent indentation. Python would not import it either. Only the syntax that matters for finding functions is
 * checked; other errors show when the file runs.
 */
export function unreadableFile(file: string, problem: string, at: Origin): Diagnostic {
  return error(
    'functions/unreadable-file',
    `Cannot parse the Python file "${file}": ${problem}.`,
    at,
    'Correct it until `python -m py_compile` accepts it, saved as UTF-8.',
  )
}

/**
 * The Python parser failed at this statement. This is a bug in k3s-platform, not a mistake in the Python file. The exit
 * code is 70, and `--debug` prints the stack.
 */
export function failedReading(thrown: unknown, { source, start, end }: Place): Diagnostic {
  const { file } = source
  const reason = thrown instanceof Error ? thrown.message : String(thrown)
  return error(
    'functions/failed-reading',
    `Internal error while parsing the Python file "${file}": ${reason}`,
    source.origin(start, end, file),
    'This is a bug in k3s-platform: please report it. To work around it, write the statement differently.',
    { cause: thrown },
  )
}

/**
 * A file of functions has the name of a module of Python's standard library, such as `queue.py` or `http.py`. Python
 * would import its own module instead, and the functions would be missing.
 */
export function nameOfPythonModule(file: string, module: string, at: Origin): Diagnostic {
  return error(
    'functions/name-of-python-module',
    `The file "${file}" has the name of the standard library module "${module}", which Python imports instead.`,
    at,
    'Rename it, or move it into a folder "functions".',
  )
}

/** An import names something that the package `k3sfn` does not have, so importing the file would fail. */
export function unknownImport(name: string, suggestion: string | undefined, at: Origin): Diagnostic {
  return error(
    'functions/unknown-import',
    `Unknown name "${name}" in package k3sfn.`,
    at,
    suggestion
      ? `Did you mean "${suggestion}"?`
      : 'Valid names: http_trigger, queue_trigger, schedule_trigger, serverless, Request, Response, Context.',
  )
}

/**
 * A decorator of `k3sfn` is called like a function instead of being written above a `def`. Its argument may be any
 * object, so the function cannot be found without running the file.
 */
export function calledDecoratorFound(at: Origin): Diagnostic {
  return error(
    'functions/called-decorator',
    'The decorator is called as a function, so the decorated function cannot be found without running the file.',
    at,
    'Write the decorator above the `def` of the function.',
  )
}

/**
 * A function with a trigger is defined inside a class or inside another function. A nested function exists only while
 * the outer one runs, so it is not deployed; a method would be called without `self`.
 */
export function nestedFunction(within: 'class' | 'function', at: Origin): Diagnostic {
  const isClass = within === 'class'
  return {
    code: 'functions/nested',
    severity: isClass ? 'error' : 'warning',
    message: isClass
      ? 'A method cannot have a trigger, because it cannot be called without an instance of its class.'
      : 'A function inside another function cannot have a trigger and is not deployed.',
    at,
    hint: 'Move the function to the level of the module.',
  }
}
