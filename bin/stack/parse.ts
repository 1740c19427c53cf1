import type { Command } from '../command.ts'
import { EXIT } from '../exit-code.ts'
import * as option from '../option.ts'
import { exitCodeFor, tell } from '../report.ts'
import type { UnitKind } from '../unit/kind.ts'
import { composeFile, json, nameOf, oneEnvironment } from '../unit/option.ts'
import { wantsColour } from '../world.ts'
import { parsed } from './parsed.ts'
import { parsedText } from './parsed-text.ts'
import { readStack } from './read-stack.ts'

/** The command that shows what was read of a compose project. */
export function parseOf(kind: UnitKind): Command {
  return {
    name: 'parse',
    group: 'Inspect',
    summary: 'Show a compose project as it is read, and what is lost',
    operands: '<path>',
    most: 1,
    examples: ['k3scompose parse apps/monitoring', 'k3scompose parse apps/monitoring --json'],
    options: [
      nameOf(kind),
      composeFile,
      json,
      oneEnvironment,
      option.file,
      option.noConfig,
      option.variable,
      option.envFile,
      option.allowPath,
    ],
    async run(given, world) {
      const { stack, losses, name, project, diagnostics } = await readStack(kind, given, world)
      if (!stack) {
        await tell(diagnostics, project, given, world)
        return exitCodeFor(diagnostics) || EXIT.errors
      }
      const { lossReportText, palette } = await import('k3s-platform')
      const facts = parsed(
        name,
        stack,
        losses.flatMap(report => report.losses),
      )
      const paint = palette(wantsColour(world.output, world.variables))
      world.output.write(
        given.has(json)
          ? `${JSON.stringify(facts, undefined, 2)}\n`
          : `${parsedText(facts)}\n${lossReportText(losses, paint)}`,
      )
      // `validate` reports other mistakes of the stack.
      return EXIT.fine
    },
  }
}
