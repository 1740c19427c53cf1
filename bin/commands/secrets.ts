import type { Command } from '../command.ts'
import { compiled } from '../compiled.ts'
import { EXIT } from '../exit-code.ts'
import { allowPath, check, envFile, environment, file, format, meaning, noConfig, tag, variable } from '../option.ts'
import { diagnosticsOf, exitCodeFor, tell } from '../report.ts'
import { rowsText } from '../rows-text.ts'
import { listedSecrets, secretRows } from '../secrets/listed-secrets.ts'
import { manifestOf } from '../secrets/manifest.ts'
import { from } from '../secrets/values.ts'
import { UsageError } from '../usage-error.ts'

const secretsFormat = format('pretty', 'json', 'manifest')
const checkValues = meaning(check, 'Exit with 3 if a value is neither delivered nor known')

/** Lists the Secrets that pods need, and writes a manifest of them. */
export const secrets: Command = {
  name: 'secrets',
  group: 'Inspect',
  summary: 'List the Secrets that pods need: their keys, who uses them, where values come from',
  examples: [
    'k3s-platform secrets --env gcp',
    'k3s-platform secrets --env gcp --from .env --check',
    'k3s-platform secrets --env gcp --from .env --format manifest | kubectl apply -f -',
  ],
  options: [environment, file, noConfig, from, checkValues, variable, envFile, allowPath, tag, secretsFormat],
  async run(given, world) {
    const shape = given.text(secretsFormat) ?? 'pretty'
    if (shape === 'manifest' && world.output.isTerminal)
      throw new UsageError('A manifest with values is not printed on a terminal.', 'Pipe it: … | kubectl apply -f -')
    const result = await compiled(given, world, 'ask')
    const errors = diagnosticsOf(result).filter(({ severity }) => severity === 'error')
    if (errors.length > 0) {
      await tell(errors, result.project, given, world)
      return exitCodeFor(errors)
    }
    if (shape === 'manifest' && result.compilations.length > 1)
      throw new UsageError('A manifest is for one environment.', 'Name one with --env.')
    const listed = await listedSecrets(result, given, world)
    const missing = listed.flatMap(({ namespace, name, keys }) =>
      keys
        .filter(({ value, delivery }) => value === undefined && delivery === undefined)
        .map(({ key }) => `${namespace}/${name}: ${key}`),
    )
    if (shape === 'manifest') {
      world.output.write(manifestOf(listed))
      for (const key of missing) world.errors.write(`No value: ${key}\n`)
    } else world.output.write(rowsText(secretRows(listed), shape === 'json', world))
    return given.has(checkValues) && missing.length > 0 ? EXIT.differences : EXIT.fine
  },
}
