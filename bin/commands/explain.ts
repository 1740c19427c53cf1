import type { Command } from '../command.ts'
import { compiled } from '../compiled.ts'
import { EXIT } from '../exit-code.ts'
import { explanationText } from '../explanation-text.ts'
import { envFile, environment, file, format, tag, variable } from '../option.ts'
import { exitCodeFor, report } from '../report.ts'
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
  options: [environment, file, variable, envFile, tag, explainFormat],
  async run(given, world) {
    const [object, field] = given.operands
    if (object === undefined)
      throw new UsageError('Which object?', 'Name it as in k3s-platform explain Ingress/fastapi --env gcp')
    const { project, compilations } = await compiled(given, world, 'ask')
    if (compilations.length === 0) {
      await report(project.config.diagnostics, project, given, world)
      return exitCodeFor(project.config.diagnostics)
    }
    const { explain: explainObject, palette } = await import('k3s-platform')
    const answers = compilations.map(compilation => ({
      compilation,
      answer: explainObject(compilation, object, field),
    }))
    const failed = answers.find(({ answer }) => 'message' in answer)
    if (failed && 'message' in failed.answer) {
      // An object may be missing because its entry has errors.
      await report(
        failed.compilation.diagnostics.filter(({ severity }) => severity === 'error'),
        project,
        given,
        world,
      )
      throw new UsageError(`${failed.answer.message} (${failed.compilation.environment})`, failed.answer.hint)
    }
    const paint = palette(wantsColour(world.output, world.variables))
    for (const { compilation, answer } of answers) {
      if ('message' in answer) continue
      const isJson = given.text(explainFormat) === 'json'
      const plain = { environment: compilation.environment, ...answer }
      world.output.write(
        isJson ? `${JSON.stringify(plain, undefined, 2)}\n` : explanationText(answer, compilation, paint),
      )
    }
    return EXIT.fine
  },
}
