import { type Origin, originsOf, own, writtenOriginsOf } from 'k3s-platform/plugin'
import type { EnvironmentFile } from '../model/container-spec.ts'
import { unsetVariable } from '../read/variable-messages.ts'
import { readEnvFile } from '../text/env-file.ts'
import { unreadableVariables, variablesMissing } from './environment-messages.ts'
import type { Subject } from './stack.ts'

/** A variable that a file sets, and where it does. */
export interface FileVariable {
  readonly name: string
  readonly value: string
  /** The place of the line, and of the reference to the file. */
  readonly origins: readonly Origin[]
  /** The variables that went into the value, and those that went into theirs. */
  readonly variables: readonly string[]
}

/** The variables of all files of a service in their order: later ones win. */
export function readEnvironmentFiles(subject: Subject): readonly FileVariable[] {
  const { service } = subject
  const earlier: Earlier = new Map()
  return (service.env_file ?? []).flatMap((file, index) => {
    const at = originsOf(file, 'path')[0] ?? originsOf(service.env_file, index)[0]
    return readVariables(file, at, earlier, subject)
  })
}

/** The variables of one file; they are added to those of earlier ones. */
export function readVariables(
  file: EnvironmentFile,
  at: Origin | undefined,
  earlier: Earlier,
  { stack, report }: Subject,
): readonly FileVariable[] {
  const { path, required, format } = file
  const written = writtenOriginsOf(file, 'path', 'required', 'format')
  const reading = stack.context.files.readText(path)
  if ('problem' in reading) {
    if (reading.problem === 'missing' && !required) report(variablesMissing(path, at))
    else report(unreadableVariables(path, `it is ${reading.problem}`, HINTS[reading.problem], at))
    return []
  }
  const read = readEnvFile(reading.text, {
    lookup: name => own(stack.compose.variables, name),
    earlier: name => earlier.get(name)?.value,
    format,
  })
  if ('problem' in read) {
    report(unreadableVariables(path, `line ${read.line}: ${read.problem}`, read.hint ?? LINES, at))
    return []
  }
  return read.entries.map(({ name, value, line, variables: used, unset }) => {
    const origin = { file: path, line, column: 1, length: name.length, path: name }
    for (const other of unset) report(unsetVariable(other, origin))
    const variables = used.flatMap(other => [
      other,
      ...(earlier.get(other)?.variables ?? []),
      ...(stack.compose.variableSources[other] ?? []),
    ])
    const variable = { name, value, variables: [...new Set(variables)], origins: [origin, ...written] }
    earlier.set(name, variable)
    return variable
  })
}

/** What earlier lines and files have set. */
type Earlier = Map<string, FileVariable>

const LINES = 'A line is "NAME=value", a remark after "#", or empty.'

const HINTS: Readonly<Record<string, string>> = {
  'a folder': 'Name a file in it.',
  'larger than 32 MiB': 'Split it, or leave out what no container needs.',
  'not a regular file': 'Name a file with lines of NAME=value: pipes, sockets and devices are not read.',
  unreadable: 'Make it readable for the user that runs the build.',
  missing: 'Create it. One of "env_file" may be missing when it has "required: false".',
  'outside of the project': 'Move it into the project, or allow its folder with --allow-path.',
}
