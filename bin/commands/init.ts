import { existsSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Arguments } from '../arguments.ts'
import type { Command } from '../command.ts'
import { EXIT } from '../exit-code.ts'
import { type FoundEntry, findEntries } from '../init/find-entries.ts'
import { label } from '../init/label.ts'
import { startedProject } from '../init/started-project.ts'
import * as option from '../option.ts'
import { replaceFile } from '../replace-file.ts'
import { exitCodeFor, tell } from '../report.ts'
import { counted } from '../summary.ts'
import { UsageError } from '../usage-error.ts'
import type { World } from '../world.ts'

const yes: option.Option = { name: 'yes', short: 'y', summary: 'Write without asking' }
const environments: option.Option = {
  name: 'env',
  short: 'e',
  value: 'name',
  many: 'listed',
  summary: 'The environments that it declares (default: local)',
}
const printOnly: option.Option = { name: 'dry-run', summary: 'Write nothing; print the file' }

/** Writes an apps.yaml for what stands in the folder. */
export const init: Command = {
  name: 'init',
  group: 'Build',
  summary: 'Write an apps.yaml for what this folder has: Dockerfiles, compose files, functions, values files',
  examples: ['k3s-platform init', 'k3s-platform init --yes --env local,prod', 'k3s-platform init --dry-run'],
  options: [yes, environments, printOnly, option.quiet],
  async run(given, world) {
    const path = join(world.folder, 'apps.yaml')
    if (existsSync(path) && !given.has(printOnly))
      throw new UsageError(
        'There is an apps.yaml here already.',
        'k3s-platform list shows what it declares; k3scompose init adds a compose project to it.',
      )
    const found = findEntries(world.folder, basename(world.folder))
    const started = await startedProject(found, environmentsOf(given), world)
    if (exitCodeFor(started.diagnostics) !== EXIT.fine) {
      await tell(started.diagnostics, started.project, given, world)
      return exitCodeFor(started.diagnostics)
    }
    if (given.has(printOnly)) {
      world.output.write(started.text)
      return EXIT.fine
    }
    if (!given.has(option.quiet)) world.errors.write(foundText(started.built, started.notBuilt))
    if (!given.has(yes) && !isWanted(world)) {
      world.errors.write('Nothing written.\n')
      return EXIT.fine
    }
    replaceFile(path, started.text, undefined)
    if (!given.has(option.quiet)) world.errors.write(nextSteps(environmentsOf(given), started.notBuilt.length > 0))
    return EXIT.fine
  },
}

function environmentsOf(given: Arguments): readonly string[] {
  const asked = [...new Set(given.list(environments))]
  const wrong = asked.find(name => label(name) !== name)
  if (wrong !== undefined)
    throw new UsageError(
      `No environment can be called "${wrong}" by this command.`,
      'Use small letters, digits and -, as in local or eu-west-1.',
    )
  return asked.length > 0 ? asked : ['local']
}

/** Who is not asked has to say so: a script that waits for an answer waits for ever. */
function isWanted(world: World): boolean {
  if (!world.input.isTerminal) throw new UsageError('Nobody is there to be asked.', 'Add --yes to write the file.')
  world.errors.write('Write apps.yaml? [Y/n] ')
  const answer = world.input.readLine()
  return answer !== undefined && /^\s*(?:y|yes)?\s*$/i.test(answer)
}

function foundText(built: readonly FoundEntry[], notBuilt: readonly FoundEntry[]): string {
  if (built.length + notBuilt.length === 0) return 'Nothing to deploy was found here: apps.yaml gets an example.\n'
  const line = ({ section, name, path }: FoundEntry, end = '') => `  ${`${section}/${name}`.padEnd(28)} ${path}${end}\n`
  return [
    `Found ${counted(built.length + notBuilt.length, 'thing')} to deploy:\n`,
    ...built.map(entry => line(entry)),
    ...notBuilt.map(entry => line(entry, '  (a comment: something is missing)')),
  ].join('')
}

function nextSteps([first]: readonly string[], hasComments: boolean): string {
  return [
    'apps.yaml is written, and builds. Next:',
    ...(hasComments ? ['  complete the entries that are comments in it'] : []),
    `  k3s-platform build --env ${first}           writes the manifests below argocd-state/`,
    `  k3s-platform build --env ${first} --watch   does so whenever something changes`,
    `  k3s-platform list --env ${first}            shows what there is`,
    '',
  ].join('\n')
}
