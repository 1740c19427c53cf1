import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { bundledPlugins } from '../../src/bundled-plugins.ts'
import { createHooks } from '../../src/pipeline/hooks.ts'
import type { PluginHooks } from '../../src/pipeline/plugin-hooks.ts'

const test = suite('the tables of stages')
const root = join(dirname(fileURLToPath(import.meta.url)), '../..')
const builtIn = /^(?!external-secrets|keda|ingress-)/

test('docs/plugins.md tells every stage, in order, as the code has it', () => {
  const keys: Readonly<Record<string, string>> = { scaling: '.for(type)', ingress: '.for(class)' }
  const expected = stages().map(({ name, takes, answer, taps }) =>
    [`\`${name}${keys[name] ?? ''}\``, takes.join(', '), answer, taps.join(name in keys ? '; ' : ', ')].join(' | '),
  )
  assert.equal(rowsOf('docs/plugins.md', 'stage', 4), expected)
})

test('ARCHITECTURE.md tells every stage, in order, as the code has it', () => {
  const expected = stages().map(({ name, type, takes, answer, taps }) => {
    const joint = taps.some(tap => tap.includes(':')) ? '; ' : ', '
    const own = taps.filter(tap => builtIn.test(tap)).join(joint)
    const bundled = taps.filter(tap => !builtIn.test(tap)).join(joint)
    return [`\`${name}\``, type, takes.map(capital).join(', '), capital(answer), own, bundled].join(' | ')
  })
  assert.equal(rowsOf('ARCHITECTURE.md', 'hook', 6), expected)
})

test('the stages run in the order in which they are declared', () => {
  const run = readFileSync(join(root, 'src/pipeline/run.ts'), 'utf8')
  const places = Object.keys(createHooks()).map(name => run.indexOf(`hooks.${name}.`))
  assert.ok(places.every(place => place >= 0))
  assert.equal(
    places,
    [...places].sort((one, other) => one - other),
  )
})

interface DocumentedStage {
  readonly name: string
  readonly type: string
  readonly takes: readonly string[]
  readonly answer: string
  readonly taps: readonly string[]
}

function stages(): readonly DocumentedStage[] {
  const tapped = tapsOfBundledPlugins()
  return Object.entries(createHooks()).map(([name, stage]) => {
    const isKeyed = 'for' in stage
    // The names of a hook's arguments are not among tapable's types.
    const hook = (isKeyed ? stage.for('any') : stage) as unknown as { readonly _args: readonly string[] }
    const type = hook.constructor.name
    const isWaterfall = type === 'AsyncSeriesWaterfallHook'
    const key = name === 'scaling' ? '`scaling.type`' : 'ingress class'
    return {
      name,
      type: isKeyed ? `HookMap of ${type}, by ${key}` : type,
      takes: hook._args,
      answer: isWaterfall ? hook._args[0]! : '',
      taps: [...(tapped.get(name) ?? new Map<string, string[]>())].map(([plugin, keys]) =>
        keys.length > 0 ? `${plugin}: ${keys.map(key => `\`${key}\``).join(', ')}` : plugin,
      ),
    }
  })
}

/** Stage → plugin → the keys that it taps there. */
function tapsOfBundledPlugins(): Map<string, Map<string, string[]>> {
  const tapped = new Map<string, Map<string, string[]>>()
  const note = (stage: string, plugin: string, key?: string) => {
    const plugins = tapped.get(stage) ?? new Map<string, string[]>()
    tapped.set(stage, plugins.set(plugin, [...(plugins.get(plugin) ?? []), ...(key === undefined ? [] : [key])]))
  }
  for (const plugin of bundledPlugins()) {
    const stage = (name: string) => ({
      tap: () => note(name, plugin.name),
      for: (key: string) => ({ tap: () => note(name, plugin.name, key) }),
    })
    const hooks = Object.fromEntries(Object.keys(createHooks()).map(name => [name, stage(name)]))
    plugin.apply(hooks as unknown as PluginHooks, {})
  }
  return tapped
}

/** The first cells of each row of the table whose first heading is given. */
function rowsOf(file: string, heading: string, cells: number): string[] {
  const lines = readFileSync(join(root, file), 'utf8').split('\n')
  const start = lines.findIndex(line => new RegExp(`^\\| ${heading} +\\|`).test(line))
  assert.ok(start >= 0, `${file} has no such table`)
  const table = lines.slice(start + 2)
  const length = table.findIndex(line => !line.startsWith('|'))
  return table.slice(0, length).map(line =>
    line
      .split('|')
      .slice(1, cells + 1)
      .map(cell => cell.trim())
      .join(' | '),
  )
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1)
}

test.run()
