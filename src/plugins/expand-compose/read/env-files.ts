import type { Origin } from 'k3s-platform/plugin'
import { readEnvFile } from '../text/env-file.ts'
import type { Environment, Variable } from './environment.ts'
import { malformedEnvFile, unreadableFile } from './file-messages.ts'
import { canRead } from './find-file.ts'
import type { Reading } from './reading.ts'
import { unsetVariable } from './variable-messages.ts'

/** The environment with what files of variables add to it; of several files the last one wins. */
export function withEnvFiles(environment: Environment, files: readonly NamedFile[], reading: Reading): Environment {
  const found = new Map<string, Variable>()
  const read = files.map(
    ({ path, at }) => canRead(path, at, reading) && readInto(found, { path, at }, environment, reading),
  )
  return environment.with(found, read.includes(false))
}

interface NamedFile {
  readonly path: string
  readonly at: Origin | undefined
}

/** Whether the file could be read. */
function readInto(
  found: Map<string, Variable>,
  { path, at }: NamedFile,
  environment: Environment,
  reading: Reading,
): boolean {
  const content = reading.files.readText(path)
  if ('problem' in content) {
    reading.report(unreadableFile(path, content.problem, at))
    return false
  }
  const read = readEnvFile(content.text, {
    lookup: environment.lookupSet,
    earlier: name => found.get(name)?.value ?? environment.lookup(name),
  })
  if ('problem' in read) {
    reading.report(malformedEnvFile(path, read.line, read.problem, read.hint))
    return false
  }
  for (const { name, value, line, variables, unset } of read.entries) {
    for (const other of unset)
      reading.report(unsetVariable(other, { file: path, line, column: 1, length: name.length, path: '' }))
    const others = variables.flatMap(other => [other, ...(found.get(other)?.from ?? [])])
    found.set(name, { value, from: [...new Set([...others, ...environment.sourcesOf(variables)])] })
  }
  return true
}
