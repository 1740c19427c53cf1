import type { Config } from './config/config.ts'
import { closestTo } from './ir/closest.ts'
import { keyOriginOf, provenanceOf } from './ir/provenance.ts'
import type { Plugin } from './pipeline/plugin.ts'
import type { RunState } from './pipeline/run-state.ts'
import { resolvePluginOptions } from './plugins/resolve-env/index.ts'

/** A plugin with its options for this environment. */
export interface ConfiguredPlugin {
  readonly plugin: Plugin
  readonly value: unknown
}

/** The options of each plugin under `plugins.<name>`; a name that no plugin has, and a value of the wrong shape, are reported. */
export async function optionsOf(
  plugins: readonly Plugin[],
  config: Config,
  state: RunState,
): Promise<ConfiguredPlugin[]> {
  const resolved = resolvePluginOptions(config, {
    environment: state.environment,
    variables: state.variables,
    report: diagnostic => state.report(diagnostic),
  })
  const names = plugins.map(({ name }) => name)
  for (const name of Object.keys(resolved)) {
    if (names.includes(name)) continue
    const suggestion = closestTo(name, names)
    const at = provenanceOf(resolved) && keyOriginOf(resolved, name)
    state.report({
      code: 'config/unknown-plugin',
      severity: 'error',
      message: `No plugin is called "${name}".`,
      ...(at && { at }),
      hint: suggestion
        ? `Did you mean "${suggestion}"?`
        : `Plugins with options: ${plugins
            .filter(({ options }) => options)
            .map(plugin => plugin.name)
            .join(', ')}.`,
    })
  }
  return plugins.map(plugin => ({ plugin, value: resolved[plugin.name] ?? {} }))
}
