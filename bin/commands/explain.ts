import type { NotFound } from 'k3s-platform'
import { didYouMean } from '../arguments.ts'
import { allCodes, codeExplanation } from '../code-explanation.ts'
import type { Command } from '../command.ts'
import { compiled } from '../compiled.ts'
import { EXIT } from '../exit-code.ts'
import { explanationText } from '../explanation-text.ts'
import { allowPath, envFile, environment, file, format, noConfig, type Option, tag, variable } from '../option.ts'
import { diagnosticsOf, exitCodeFor, tell } from '../report.ts'
import { UsageError } from '../usage-error.ts'
import { wantsColour } from '../world.ts'

const explainFormat = format('pretty', 'json')
const asCode: Option = { name: 'code', summary: 'Explain the code of a diagnostic, not an object' }

/** Says why. */
export const explain: Command = {
  name: 'explain',
  group: 'Inspect',
  summary: 'Explain why a field of a generated object has its value, or what a diagnostic means',
  operands: '<object> [field] | <code>',
  most: 2,
  examples: [
    'k3s-platform explain Ingress/fastapi --env gcp',
    'k3s-platform explain Deployment/fastapi spec.template.spec.containers[0].image --env gcp',
    'k3s-platform explain config/secret-literal',
  ],
  options: [asCode, environment, file, noConfig, variable, envFile, allowPath, tag, explainFormat],
  /** Without the plugins of the project, whose code no key press may run. */
  async completes(config, environment, variables) {
    const { compile } = await import('k3s-platform')
    const { resources } = await compile(config, environment, { variables })
    return [...new Set([...resources.all()].map(({ ref }) => `${ref.kind}/${ref.name}`))]
  },
  async run(given, world) {
    const [object, field] = given.operands
    if (object === undefined)
      throw new UsageError('Which object?', 'Name it as in k3s-platform explain Ingress/fastapi --env gcp')
    if (given.has(asCode) || /^[a-z][a-z-]*\//.test(object)) {
      const explanation = codeExplanation(object)
      if (explanation !== undefined) {
        world.output.write(explanation)
        return EXIT.fine
      }
      if (given.has(asCode))
        throw new UsageError(
          `There is no diagnostic with the code "${object}".`,
          (await didYouMean(object, allCodes())) ?? 'Write a code as in k3s-platform explain config/secret-literal',
        )
    }
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
