import type { Diagnostic } from '../ir/diagnostic.ts'
import type { Config } from './config.ts'
import { unreadableFile } from './config-messages.ts'
import { type ReadYamlOptions, readYaml } from './read-yaml.ts'
import { sourceFile } from './source-file.ts'

/**
 * A YAML file of the project as plain data that knows its places; what is wrong with it is reported, and then there is
 * no data. The text is kept for code frames.
 */
export function readProjectYaml(
  config: Config,
  path: string,
  options: ReadYamlOptions | undefined,
  report: (diagnostic: Diagnostic) => void,
): unknown {
  const reading = config.files.read(path)
  if ('problem' in reading) {
    report(unreadableFile(path, reading.problem))
    return undefined
  }
  const source = sourceFile(path, new TextDecoder().decode(reading.bytes))
  config.sources.set(path, source)
  const { value, diagnostics } = readYaml(source, options)
  for (const diagnostic of diagnostics) report(diagnostic)
  return diagnostics.length > 0 ? undefined : value
}
