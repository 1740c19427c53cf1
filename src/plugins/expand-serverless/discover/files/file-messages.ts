import { type Diagnostic, error, type Origin, warning } from 'k3s-platform/plugin'

/** The folder of an entry of `serverless` cannot be listed, so its functions cannot be found. */
export function unreadableFolder(folder: string, problem: string, at: Origin | undefined): Diagnostic {
  return error(
    'functions/unreadable-folder',
    `The folder "${folder}" cannot be read: it ${problem === 'too many files' ? 'has' : 'is'} ${problem}.`,
    at,
    'Correct "path", which is relative to the folder of apps.yaml.',
  )
}

/** The folder of an entry has no function with a trigger, so nothing is deployed. */
export function noFunctions(folder: string, files: number, at: Origin | undefined): Diagnostic {
  return warning(
    'functions/none',
    files === 0
      ? `No Python files with functions found in folder "${folder}".`
      : `No functions with a trigger found in the Python files of folder "${folder}".`,
    at,
    'Put functions into a folder "functions", into functions.py or into the folder itself, and decorate each with a trigger of k3sfn.',
  )
}
