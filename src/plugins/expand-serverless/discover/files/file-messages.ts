import { type Diagnostic, error, type Origin, warning } from 'k3s-platform/plugin'

/** The folder that an entry of `serverless` names cannot be listed, so nothing is known of its functions. */
export function unreadableFolder(folder: string, problem: string, at: Origin | undefined): Diagnostic {
  return error(
    'functions/unreadable-folder',
    `The folder "${folder}" cannot be read: it ${problem === 'too many files' ? 'has' : 'is'} ${problem}.`,
    at,
    'Correct "path", which is relative to the folder of apps.yaml.',
  )
}

/** The folder of an entry has no function with a trigger, so nothing is deployed for it. */
export function noFunctions(folder: string, files: number, at: Origin | undefined): Diagnostic {
  return warning(
    'functions/none',
    files === 0
      ? `The folder "${folder}" has no Python file with functions.`
      : `The Python files of the folder "${folder}" have no function with a trigger.`,
    at,
    'Put functions into a folder "functions", into functions.py, or beside each other, each with a decorator of k3sfn.',
  )
}
