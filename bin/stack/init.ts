import type { Arguments } from '../arguments.ts'
import type { Command } from '../command.ts'
import { chosenEnvironments } from '../environments.ts'
import { EXIT } from '../exit-code.ts'
import * as option from '../option.ts'
import { replaceFile } from '../replace-file.ts'
import { exitCodeFor, tell } from '../report.ts'
import { counted, summarize } from '../summary.ts'
import type { UnitKind } from '../unit/kind.ts'
import { composeFile, nameOf, namespace } from '../unit/option.ts'
import { pathFrom, shownFile } from '../unit/paths.ts'
import { UsageError } from '../usage-error.ts'
import type { World } from '../world.ts'
import { appsYamlWith } from './apps-yaml-with.ts'
import { entryText } from './entry-text.ts'
import { parsed } from './parsed.ts'
import { type ReadStack, readStack } from './read-stack.ts'

const initEnvironment: option.Option = {
  ...option.environment,
  summary: 'The environments of the stack (default: all), separated by commas',
}
const printOnly: option.Option = { name: 'dry-run', summary: 'Write nothing; print the entry' }

/** The command that writes the entry of a compose project into apps.yaml. */
export function initOf(kind: UnitKind): Command {
  const { path, name } = kind.example
  return {
    name: 'init',
    group: 'Build',
    summary: 'Add a compose project to apps.yaml, which is created if it is missing',
    operands: '<path>',
    most: 1,
    examples: [
      `k3scompose init ${path} --name ${name}`,
      `k3scompose init ${path} -n ${name} --env local,gcp --dry-run`,
    ],
    options: [
      nameOf(kind),
      initEnvironment,
      namespace,
      composeFile,
      printOnly,
      option.file,
      option.noConfig,
      option.variable,
      option.envFile,
      option.allowPath,
      option.verbose,
      option.quiet,
    ],
    async run(given, world) {
      const start = world.now()
      const read = await readStack(kind, given, world)
      const { stack, name, project, diagnostics } = read
      const file = read.isFound ? shownFile(project) : 'apps.yaml'
      if (read.isThere)
        throw new UsageError(
          `The stack "${name}" is already in ${file}.`,
          'Change its entry there, or choose another --name.',
        )
      if (!stack) {
        await tell(diagnostics, project, given, world)
        return exitCodeFor(diagnostics) || EXIT.errors
      }
      const path = pathInside(read, given, world)
      const target = given.text(namespace)
      const environments = await environmentsOf(read, given)
      const entry = entryText(
        {
          name,
          path,
          composeFile: stack.file.slice(path === '.' ? 0 : path.length + 1),
          ...(target !== undefined && { namespace: target }),
          environments,
        },
        parsed(name, stack, []),
      )
      if (given.has(printOnly)) {
        world.output.writeFile(entry)
        return EXIT.fine
      }
      const made = await appsYamlWith(entry, read, [...environments.keys()], given, world)
      await tell(made.diagnostics, made.project, given, world)
      const code = exitCodeFor(made.diagnostics)
      if (code === EXIT.fine) replaceFile(made.path, made.text, made.before)
      const fact = code === EXIT.fine ? `compose/${name} written to ${file}` : 'nothing written'
      const facts = [fact, counted(Object.keys(stack.services).length, 'service')]
      await summarize({ facts, diagnostics: made.diagnostics, silenced: [], start }, given, world)
      return code
    },
  }
}

/** The folder as apps.yaml names it. A new apps.yaml is in the current folder, which contains it. */
function pathInside({ project, isFound }: ReadStack, given: Arguments, world: World): string {
  const [path = '.'] = given.operands
  if (isFound || project.folder === world.folder) return pathFrom(project.folder, path, world)
  throw new UsageError(
    `The folder "${path}" is not below this one.`,
    'Go to a folder above it: apps.yaml is written to the current folder.',
  )
}

async function environmentsOf(
  { project, isFound }: ReadStack,
  given: Arguments,
): Promise<ReadonlyMap<string, boolean>> {
  const asked = given.list(initEnvironment)
  const declared = isFound || asked.length === 0 ? project.config.environments : asked
  const on = isFound ? await chosenEnvironments(given, project.config, 'all') : declared
  return new Map(declared.map(name => [name, on.includes(name)]))
}
