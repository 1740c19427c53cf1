import { delimiter, join, resolve } from 'node:path'
import { type Arguments, didYouMean } from '../arguments.ts'
import type { Command } from '../command.ts'
import { envFile, type Option, variable } from '../option.ts'
import { packageFolder } from '../package-folder.ts'
import { checkFolder } from '../unit/check-folder.ts'
import { FileError, UsageError } from '../usage-error.ts'
import { variablesFor } from '../variables.ts'
import type { World } from '../world.ts'
import { runAttached } from './attached.ts'
import { discovered, type FoundFunction } from './discovered.ts'
import { hasRequirements, ownEnvironment } from './own-environment.ts'
import { findPython, type Python } from './python.ts'

const functionName: Option = {
  name: 'function',
  value: 'name',
  summary: 'The function (default: all HTTP functions, each at its path)',
}
const port: Option = {
  name: 'port',
  short: 'p',
  value: 'number',
  summary: 'The port of HTTP functions (default: 8080)',
}
const payload: Option = {
  name: 'payload',
  value: 'JSON|@file',
  summary: 'Call the function once with this payload and print its result',
}
const functionVariable: Option = {
  ...variable,
  summary: 'A variable of the function; wins over --env-file',
}
const functionEnvFile: Option = { ...envFile, summary: 'A file of NAME=value lines, variables of the function' }

/** Runs functions on this machine as their image does. */
export const run: Command = {
  name: 'run',
  group: 'Run',
  summary: 'Run functions locally with the real runtime, and restart when a file changes',
  operands: '<path>',
  most: 1,
  examples: [
    'k3sfn run apps/serverless-example --function hello_world',
    `k3sfn run apps/serverless-example --function process_tasks --payload '{"id": 1}'`,
  ],
  options: [functionName, port, payload, functionVariable, functionEnvFile],
  async run(given, world) {
    const folder = folderOf(given, world)
    checkPort(given)
    const python = withPackages(findPython(folder, world), folder, world)
    const variables = { ...variablesFor(given, world), PYTHONPATH: pythonPath(world) }
    const environment = { folder: world.folder, variables }
    const found = discovered(python, folder, environment)
    if (typeof found === 'number') return found
    const chosen = await chosenFunctions(found, given)
    const lacking = given.text(payload) === undefined ? lackingPackage(chosen, python) : undefined
    if (lacking !== undefined && python.isEnvironment) throw packageMissing(lacking, python)
    const { command } = lacking === undefined ? python : ownEnvironment(python, folder, world)
    return runAttached({ ...environment, command: [...command, ...wordsOf(chosen, given)] })
  },
}

function folderOf({ operands: [path] }: Arguments, world: World): string {
  if (path === undefined) throw new UsageError('Which folder?', 'Write k3sfn run apps/serverless-example')
  checkFolder(path, world)
  return resolve(world.folder, path)
}

function checkPort(given: Arguments): void {
  const number = given.text(port)
  if (number === undefined || (/^\d{1,5}$/.test(number) && Number(number) <= 65_535)) return
  throw new UsageError(`"${number}" is not a valid port.`, 'Write --port 8081.')
}

function pythonPath({ variables }: World): string {
  return [join(packageFolder(), 'runtime/python', 'src'), ...(variables.PYTHONPATH ? [variables.PYTHONPATH] : [])].join(
    delimiter,
  )
}

function wordsOf(chosen: readonly FoundFunction[], given: Arguments): readonly string[] {
  const [name, number, value] = [given.text(functionName), given.text(port), given.text(payload)]
  return [
    ...['-m', 'k3sfn.runtime', ...given.operands],
    ...(name === undefined ? [] : [`--function=${name}`]),
    ...(number === undefined ? [] : [`--port=${number}`]),
    ...(value === undefined ? [] : [`--payload=${value}`]),
    // Whatever runs once has nothing to wait for.
    ...(value === undefined && chosen.some(({ trigger }) => trigger.type !== 'schedule') ? ['--reload'] : []),
  ]
}

/** Those that are to run. */
async function chosenFunctions(found: readonly FoundFunction[], given: Arguments): Promise<readonly FoundFunction[]> {
  const name = given.text(functionName)
  const names = found.map(other => other.name)
  if (found.length === 0)
    throw new FileError('There are no functions in this folder.', 'Decorate one with @http_trigger(path="/hello").')
  const chosen = found.filter(other => (name === undefined ? other.trigger.type === 'http' : other.name === name))
  if (name !== undefined && chosen.length === 0)
    throw new UsageError(
      `There is no function "${name}" in this folder.`,
      (await didYouMean(name, names)) ?? `There are ${names.join(', ')}.`,
    )
  if (name === undefined && given.text(payload) !== undefined)
    throw new UsageError('Which function takes the payload?', `Write --function ${names.join(' or ')}.`)
  if (chosen.length === 0)
    throw new UsageError('None of the functions has an HTTP trigger.', `Write --function ${names.join(' or ')}.`)
  return chosen
}

const PACKAGES: Readonly<Record<string, string>> = { http: 'uvicorn', queue: 'redis' }

/** A Python that has what the files of the folder import; an environment has what its owner put into it. */
function withPackages(python: Python, folder: string, world: World): Python {
  return python.isEnvironment || !hasRequirements(folder) ? python : ownEnvironment(python, folder, world)
}

function lackingPackage(chosen: readonly FoundFunction[], { missing }: Python): string | undefined {
  const needed = chosen.map(({ trigger }) => PACKAGES[trigger.type])
  return missing.find(name => needed.includes(name))
}

function packageMissing(name: string, { command }: Python): FileError {
  return new FileError(
    `"${command.join(' ')}" has no package "${name}", which a function of this kind needs.`,
    `Install the packages of the runtime: ${command.join(' ')} -m pip install -r ${join(packageFolder(), 'runtime/python', 'requirements.txt')}`,
  )
}
