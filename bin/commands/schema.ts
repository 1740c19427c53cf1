import { existsSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Command } from '../command.ts'
import { EXIT } from '../exit-code.ts'
import { file, noConfig, type Option } from '../option.ts'
import { openProject, pathOf } from '../project.ts'
import { FileError } from '../usage-error.ts'

const schemaFile: Option = { name: 'output', short: 'o', value: 'path', summary: 'The output file' }

/** Prints the schema. */
export const schema: Command = {
  name: 'schema',
  group: 'Extend',
  summary: 'Print the JSON Schema of apps.yaml, with its environments and the keys of its plugins',
  examples: ['k3s-platform schema --output apps-schema.json'],
  options: [schemaFile, file, noConfig],
  async run(given, world) {
    const { appsJsonSchema } = await import('k3s-platform')
    const path = pathOf(given, world)
    const isThere = given.text(file) !== undefined || existsSync(path)
    const { config, plugins } = isThere ? await openProject(given, world, path) : { config: undefined, plugins: [] }
    const environments = config?.environments ?? []
    const made = await appsJsonSchema(environments.length > 0 ? environments : undefined, plugins)
    const text = `${JSON.stringify(made, undefined, 2)}\n`
    const target = given.text(schemaFile)
    if (target === undefined) world.output.write(text)
    else writeTo(resolve(world.folder, target), text, target)
    return EXIT.fine
  },
}

function writeTo(path: string, text: string, shown: string): void {
  try {
    writeFileSync(path, text)
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException
    throw new FileError(`The file "${shown}" cannot be written: ${CAUSES[code] ?? 'the system refused it'} (${code}).`)
  }
}

const CAUSES: Readonly<Record<string, string>> = {
  EACCES: 'permission is denied',
  EISDIR: 'it is a folder',
  ENOENT: 'its folder is missing',
  ENOTDIR: 'a part of the path is not a folder',
}
