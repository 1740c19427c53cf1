import { type Origin, originsOf } from 'k3s-platform/plugin'
import type { EnvironmentFile } from '../model/container-spec.ts'
import { readEnvFile } from '../text/env-file.ts'
import { unreadableVariables, variablesMissing } from './environment-messages.ts'
import { approximatedKey } from './loss-messages.ts'
import type { Subject } from './stack.ts'

/** A variable that a file sets, and where it does. */
export interface FileVariable {
  readonly name: string
  readonly value: string
  readonly origin: Origin
  readonly variables: readonly string[]
}

/** The variables of all files of a service in their order: later ones win. */
export function readEnvironmentFiles(subject: Subject): readonly FileVariable[] {
  const { service } = subject
  const earlier = new Map<string, string>()
  return (service.env_file ?? []).flatMap((file, index) => {
    const at = originsOf(file, 'path')[0] ?? originsOf(service.env_file, index)[0]
    if (file.format === 'raw')
      subject.report(approximatedKey('env_file.format: raw', 'is read as it stands', originsOf(file, 'format')[0]))
    return readVariables(file, at, earlier, subject)
  })
}

/** The variables of one file; they are added to those of earlier ones. */
export function readVariables(
  { path, required, format }: EnvironmentFile,
  at: Origin | undefined,
  earlier: Map<string, string>,
  { stack, report }: Subject,
): readonly FileVariable[] {
  const reading = stack.context.files.readText(path)
  if ('problem' in reading) {
    if (reading.problem === 'missing' && !required) report(variablesMissing(path, at))
    else report(unreadableVariables(path, `it is ${reading.problem}`, at))
    return []
  }
  const read = readEnvFile(reading.text, {
    lookup: name => stack.compose.variables[name],
    earlier: name => earlier.get(name),
    format,
  })
  if ('problem' in read) {
    report(unreadableVariables(path, `line ${read.line}: ${read.problem}`, at))
    return []
  }
  return read.entries.map(({ name, value, line, variables }) => {
    earlier.set(name, value)
    return { name, value, variables, origin: { file: path, line, column: 1, length: name.length, path: name } }
  })
}
