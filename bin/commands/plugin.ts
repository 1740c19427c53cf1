import { existsSync, mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { didYouMean } from '../arguments.ts'
import type { Command } from '../command.ts'
import { EXIT } from '../exit-code.ts'
import { configText, type StarterFile, starterFiles } from '../plugin/starter-files.ts'
import { pluginFileIn } from '../plugin-file.ts'
import { replaceFile } from '../replace-file.ts'
import { FileError, UsageError } from '../usage-error.ts'

/** Starts a plugin. */
export const plugin: Command = {
  name: 'plugin',
  group: 'Extend',
  summary: 'Create a plugin with `plugin init <name>`: its code, its test and the config file',
  operands: 'init <name>',
  most: 2,
  examples: ['k3s-platform plugin init acme-labels'],
  options: [],
  async run({ operands: [action = '', name = ''] }, world) {
    if (action !== 'init')
      throw new UsageError(
        action === '' ? '"plugin" requires an action.' : `Unknown action "${action}" of "plugin".`,
        (await didYouMean(action, ['init'])) ?? 'Write: k3s-platform plugin init acme-labels',
      )
    if (!NAME.test(name))
      throw new UsageError(
        name === '' ? 'The plugin requires a name.' : `"${name}" is not a valid name for a plugin.`,
        'Use lower case letters, digits and "-", with your organization as prefix: k3s-platform plugin init acme-labels',
      )
    const config = pluginFileIn(world.folder)
    const files: readonly StarterFile[] = [
      ...starterFiles(name),
      ...(config === undefined ? [{ path: 'k3s-platform.config.mjs', text: configText(name) }] : []),
    ]
    const taken = files.find(({ path }) => existsSync(join(world.folder, path)))
    if (taken) throw new FileError(`The file "${taken.path}" already exists.`, 'Choose another name for the plugin.')
    for (const { path, text } of files) {
      mkdirSync(dirname(join(world.folder, path)), { recursive: true })
      replaceFile(join(world.folder, path), text, undefined)
      world.output.write(`${path}\n`)
    }
    if (config !== undefined) world.errors.write(`Add it to ${config}:\n\n${indented(configText(name))}\n`)
    world.errors.write(`Next: node --test plugins/${name}.test.mjs\n`)
    return EXIT.fine
  },
}

/** A name that can be a file, a key of apps.yaml and the first half of a code. */
const NAME = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/

function indented(text: string): string {
  return text.replace(/^(?=.)/gm, '  ')
}
