import type { NotFound } from 'k3s-platform'
import type { Command } from '../command.ts'
import { compiled } from '../compiled.ts'
import { EXIT } from '../exit-code.ts'
import { explanationText } from '../explanation-text.ts'
import { allowPath, envFile, environment, file, format, noConfig, tag, variable } from '../option.ts'
import { diagnosticsOf, exitCodeFor, tell } from '../report.ts'
import { UsageError } from '../usage-error.ts'
import { wantsColour } from '../world.ts'

const explainFormat = format('pretty', 'json')

/** Says why. */
export const explain: Command = {
  name: 'explain',
  group: 'Inspect',
  summary: 'Say why a field of a generated object has its value, with the lines that made it',
  operands: '<object> [field]',
  most: 2,
  examples: [
    'k3s-platform explain Ingress/fastapi --env gcp',
    'k3s-platform explain Deployment/fastapi spec.template.spec.containers[0].image --env gcp',
  ],
  options: [environment, file, noConfig, variable, envFile, allowPath, tag, explainFormat],
  async run(given, world) {
    const [object, field] = given.operands
    if (object === undefined)
      throw new UsageError('Which object?', 'Name it as in k3s-platform explain Ingress/fastapi --env gcp')
    const result = await compiled(given, world, 'ask')
    const { project, compilations } = result
    if (compilations.length === 0) {
      await tell(project.config.diagnostics, project, given, world)
      return exitCodeFor(project.config.diagnostics)
    }
    const { explain: explainObject, palette } = await import('k3s-platform')
    const answers = compilations.map(compilation => ({
      compilation,
      answer: explainObject(compilation, object, field),
    }))
    const found = answers.flatMap(({ compilation, answer }) => ('message' in answer ? [] : [{ compilation, answer }]))
    if (found.length === 0) {
      // An object may be missing because its entry has errors.
      const errors = diagnosticsOf(result).filter(({ severity }) => severity === 'error')
      await tell(errors, project, given, world)
      const { message, hint } = answers[0]!.answer as NotFound
      throw new UsageError(message, hint)
    }
    const paint = palette(wantsColour(world.output, world.variables))
    const plain = found.map(({ compilation: { environment: name }, answer }) => ({ environment: name, ...answer }))
    world.output.write(
      given.text(explainFormat) === 'json'
        ? `${JSON.stringify(plain, undefined, 2)}\n`
        : found.map(({ compilation, answer }) => explanationText(answer, compilation, paint)).join('\n'),
    )
    return EXIT.fine
  },
}
