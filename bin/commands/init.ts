import { existsSync, mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Arguments } from '../arguments.ts'
import type { Command } from '../command.ts'
import { EXIT } from '../exit-code.ts'
import { findEntries } from '../init/find-entries.ts'
import { foundManifests } from '../init/found-manifests.ts'
import { foundText, nextSteps, PLACEHOLDER } from '../init/init-text.ts'
import { label } from '../init/label.ts'
import { startedProject } from '../init/started-project.ts'
import { SCHEMA_FILE } from '../init/starter-text.ts'
import * as option from '../option.ts'
import { replaceFile } from '../replace-file.ts'
import { exitCodeFor, tell } from '../report.ts'
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
const registry: option.Option = {
  name: 'registry',
  value: 'host/path',
  summary: 'The registry of the images, such as ghcr.io/acme (default: ask)',
}
const printOnly: option.Option = { name: 'dry-run', summary: 'Write nothing; print the file' }

/** Writes an apps.yaml for the content of the folder. */
export const init: Command = {
  name: 'init',
  group: 'Build',
  summary: 'Detect Dockerfiles, Compose files, functions and charts here, and write an apps.yaml',
  examples: [
    'k3s-platform init',
    'k3s-platform init --yes --env local,prod --registry ghcr.io/acme',
    'k3s-platform init --dry-run',
  ],
  options: [yes, environments, registry, printOnly, option.quiet],
  async run(given, world) {
    const path = join(world.folder, 'apps.yaml')
    if (existsSync(path) && !given.has(printOnly))
      throw new UsageError(
        'This folder already has an apps.yaml.',
        'k3s-platform list shows what it declares; k3scompose init adds a compose project to it.',
      )
    const names = environmentsOf(given)
    const found = findEntries(world.folder)
    if (!given.has(printOnly) && !given.has(yes)) checkSomebodyIsThere(world)
    const isAsked = found.some(({ section }) => section !== 'helm') && !given.has(printOnly) && !given.has(yes)
    const named = checkedRegistry(given.text(registry) ?? (isAsked ? askedRegistry(world) : undefined))
    const started = await startedProject(found, { environments: names, registry: named ?? PLACEHOLDER }, world)
    if (exitCodeFor(started.diagnostics) !== EXIT.fine) {
      await tell(started.diagnostics, started.project, given, world)
      return exitCodeFor(started.diagnostics)
    }
    if (given.has(printOnly)) {
      world.output.writeFile(started.text)
      return EXIT.fine
    }
    if (!given.has(option.quiet)) world.errors.write(foundText(started, foundManifests(world.folder)))
    if (!given.has(yes) && !isWanted(world)) {
      world.errors.write('Nothing written.\n')
      return EXIT.fine
    }
    replaceFile(path, started.text, undefined)
    await writeSchema(world)
    if (given.has(option.quiet)) return EXIT.fine
    await tell(started.diagnostics, started.project, given, world)
    world.errors.write(nextSteps(names, started))
    return EXIT.fine
  },
}

function environmentsOf(given: Arguments): readonly string[] {
  const asked = [...new Set(given.list(environments))]
  const wrong = asked.find(name => label(name) !== name)
  if (wrong !== undefined)
    throw new UsageError(
      `"${wrong}" is not a valid name of an environment for this command.`,
      'Use lower-case letters, digits and -, as in local or eu-west-1.',
    )
  return asked.length > 0 ? asked : ['local']
}

/** Who is not asked has to say so: a script that waits for an answer waits for ever. */
function checkSomebodyIsThere(world: World): void {
  if (!world.input.isTerminal) throw new UsageError('Standard input is not a terminal.', 'Add --yes to write the file.')
}

function askedRegistry(world: World): string | undefined {
  world.errors.write('Registry of the images, such as ghcr.io/acme (empty: decide later): ')
  return world.input.readLine()?.trim() || undefined
}

/** The host and path of a registry, to which names of images are added. */
function checkedRegistry(named: string | undefined): string | undefined {
  if (named === undefined || REGISTRY.test(named)) return named
  throw new UsageError(
    `"${named}" is not a valid registry.`,
    'Write a host and a path in lower case, such as ghcr.io/acme',
  )
}

const REGISTRY = /^[a-z0-9]+(?:[.-][a-z0-9]+)*(?::\d+)?(?:\/[a-z0-9]+(?:[._-]+[a-z0-9]+)*)*$/

function isWanted(world: World): boolean {
  world.errors.write('Write apps.yaml? [Y/n] ')
  const answer = world.input.readLine()
  return answer !== undefined && /^\s*(?:y|yes)?\s*$/i.test(answer)
}

/** For editors, which find it by the first line of apps.yaml. */
async function writeSchema(world: World): Promise<void> {
  const { appsJsonSchema } = await import('k3s-platform')
  const path = join(world.folder, SCHEMA_FILE)
  if (existsSync(path)) return
  mkdirSync(dirname(path), { recursive: true })
  replaceFile(path, `${JSON.stringify(await appsJsonSchema())}\n`, undefined)
}
