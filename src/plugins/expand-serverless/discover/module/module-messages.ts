import { type Diagnostic, error, type Origin } from 'k3s-platform/plugin'
import type { Place } from '../literals/value.ts'

/**
 * A Python file cannot be read: it is not UTF-8, or it is no Python, such as a bracket or a string that is never closed,
 * or indentation that fits no block. Python would not import it either. Only what is needed to find functions is
 * checked; other mistakes show when the file runs.
 */
export function unreadableFile(file: string, problem: string, at: Origin): Diagnostic {
  return error(
    'functions/unreadable-file',
    `The Python file "${file}" cannot be read: ${problem}.`,
    at,
    'Correct it until `python -m py_compile` accepts it, saved as UTF-8.',
  )
}

/**
 * What reads Python files failed at this statement. That is a mistake of k3s-platform and none of the Python file. The
 * program ends with 70, and `--debug` prints the stack.
 */
export function failedReading(thrown: unknown, { source, start, end }: Place): Diagnostic {
  const { file } = source
  const reason = thrown instanceof Error ? thrown.message : String(thrown)
  return error(
    'functions/failed-reading',
    `Reading the Python file "${file}" failed here: ${reason}`,
    source.origin(start, end, file),
    'This is a mistake of k3s-platform, not of the file. Write the statement in another way, and report it.',
    { cause: thrown },
  )
}

/**
 * A file of functions has the name of a module that Python brings itself, such as `queue.py` or `http.py`. Python would
 * take its own module instead, and the functions would not be there.
 */
export function nameOfPythonModule(file: string, module: string, at: Origin): Diagnostic {
  return error(
    'functions/name-of-python-module',
    `The file "${file}" has the name of a module of Python, "${module}", which is imported instead.`,
    at,
    'Rename it, or move it into a folder "functions".',
  )
}

/**
 * A name is imported from `k3sfn` that the package does not have, which ends the program when the file is imported.
 */
export function unknownImport(name: string, suggestion: string | undefined, at: Origin): Diagnostic {
  return error(
    'functions/unknown-import',
    `The package k3sfn has no "${name}".`,
    at,
    suggestion
      ? `Did you mean "${suggestion}"?`
      : 'It has http_trigger, queue_trigger, schedule_trigger, serverless, Request, Response and Context.',
  )
}

/**
 * A decorator of `k3sfn` is called like a function instead of standing above a `def`. What it is given may be any object,
 * so the function cannot be found without running the file.
 */
export function calledDecoratorFound(at: Origin): Diagnostic {
  return error(
    'functions/called-decorator',
    'A decorator is called here, and a function that is decorated so cannot be found without running the file.',
    at,
    'Write the decorator above the `def` of the function.',
  )
}

/**
 * A function with a trigger stands within a class or within another function. One within a function exists only while
 * that runs, so nothing is deployed for it; one within a class would be called without its `self`.
 */
export function nestedFunction(within: 'class' | 'function', at: Origin): Diagnostic {
  const isClass = within === 'class'
  return {
    code: 'functions/nested',
    severity: isClass ? 'error' : 'warning',
    message: isClass
      ? 'A decorator stands within a class, whose functions cannot be called without an object of it.'
      : 'A decorator stands within a function, so nothing is deployed for what it decorates.',
    at,
    hint: 'Move the function to the level of the module.',
  }
}
