import type { Config, ConfigNode } from './config/config.ts'
import { unknownPlugin, unwantedOptions } from './config/config-messages.ts'
import { checkPluginOptions } from './config/plugin-options.ts'
import { keyOriginOf } from './ir/provenance.ts'
import type { Plugin } from './pipeline/plugin.ts'
import type { RunState } from './pipeline/run-state.ts'
import { resolvePluginOptions } from './plugins/resolve-env/index.ts'

/** A plugin with its options for this environment. */
export interface ConfiguredPlugin {
  readonly plugin: Plugin
  readonly options: unknown
}

/**
 * Each plugin with its options under `plugins.<name>`. A name that no plugin has, and options of the wrong shape, are
 * reported; a plugin with wrong options gets none, so that the rest of the build can be checked all the same.
 */
export async function withOptions(
  plugins: readonly Plugin[],
  config: Config,
  state: RunState,
): Promise<ConfiguredPlugin[]> {
  const { environment, variables } = state
  const given = resolvePluginOptions(config, {
    environment,
    variables,
    secretRule: unit => state.secrets.ruleOf(unit),
    report: diagnostic => state.report(diagnostic),
  })
  const names = plugins.map(({ name }) => name)
  for (const name of Object.keys(given))
    if (!names.includes(name)) state.report(unknownPlugin(name, names, keyOriginOf(config.root.plugins, name)))
  const configured: ConfiguredPlugin[] = []
  for (const plugin of plugins) {
    const options = given[plugin.name] as ConfigNode | undefined
    configured.push({ plugin, options: (await isSound(plugin, options, config, state)) ? (options ?? {}) : {} })
  }
  return configured
}

async function isSound(
  plugin: Plugin,
  options: ConfigNode | undefined,
  config: Config,
  state: RunState,
): Promise<boolean> {
  if (options === undefined) return true
  // The schema of the file reports options that are not a mapping.
  if (typeof options !== 'object' || options === null) return false
  const problems = plugin.options
    ? await checkPluginOptions(plugin.options, options)
    : [unwantedOptions(plugin.name, keyOriginOf(config.root.plugins, plugin.name))]
  for (const problem of problems) state.report(problem)
  return problems.length === 0
}
