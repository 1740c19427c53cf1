import {
  type Config,
  type ConfigNode,
  type Context,
  DEFAULTS_BY_ENVIRONMENT,
  definePlugin,
  type Entry,
  isMap,
  type Mark,
  markOf,
  overlay,
  own,
  type TextAt,
  textIn,
  withProvenance,
  withProvenanceOf,
} from 'k3s-platform/plugin'
import { type Interpolation, interpolate } from './interpolate.ts'

/** Applies one environment's blocks, picks its defaults, and replaces variables in what is left. */
export const resolveEnv = definePlugin({
  name: 'resolve-env',
  apply(hooks) {
    hooks.resolveEnv.tap(resolveConfig)
  },
})

async function resolveConfig(config: Config, context: Context): Promise<Config> {
  const disabled = new Set(config.disabled)
  const entries: Entry[] = []
  const sections = new Set(config.entries.map(({ section }) => section))
  const texts = new Map(
    await Promise.all([...sections].map(async section => [section, await textIn(section, config.vocabulary)] as const)),
  )
  for (const entry of config.entries) {
    const text = texts.get(entry.section)
    const { environment, variables } = context
    const report: Context['report'] = diagnostic => context.report({ ...diagnostic, entry: entry.unit })
    const interpolation = { variables, secrets: context.secretRule(entry.unit), report }
    const node = withEnvironment(entry.node, config.environments, environment)
    // A unit that is off needs no variables.
    const isOff = interpolate(pick(node, ['enabled']), interpolation).enabled === false
    if (isOff) disabled.add(entry.unit)
    else {
      const base = entry.node === node ? undefined : interpolate(pick(entry.node, ['values']), interpolation, text)
      const block = blockOf(entry, environment)
      entries.push({
        ...entry,
        node: interpolate(node, interpolation, text),
        ...(base && { base }),
        // Its mistakes are reported with its entry.
        ...(block && { block: interpolate(block, { ...interpolation, report: () => {} }, text) }),
      })
    }
  }
  return { ...config, root: resolveRoot(config, context, await textIn('root', config.vocabulary)), entries, disabled }
}

/** The environment's block of functions, which wins over decorators, and of an app, which may bring an image. */
function blockOf({ section, node }: Entry, environment: string): ConfigNode | undefined {
  const block = section === 'serverless' || section === 'apps' ? own(node, environment) : undefined
  return isMap(block) ? block : undefined
}

/** The options of every plugin for one environment. */
export function resolvePluginOptions(
  config: Config,
  context: Pick<Context, 'environment' | 'report' | 'secretRule' | 'variables'>,
): ConfigNode {
  const plugins = config.root.plugins
  if (typeof plugins !== 'object' || plugins === null) return {}
  const resolved = Object.entries(plugins).map(([name, options]) => [
    name,
    interpolate(
      withEnvironment((options ?? {}) as ConfigNode, config.environments, context.environment),
      interpolationOf(context),
    ),
  ])
  return withProvenanceOf(plugins, Object.fromEntries(resolved))
}

/**
 * Values outside of entries: these are resolved one by one, so that variables of other environments are not required.
 */
function resolveRoot(config: Config, context: Context, text: TextAt): ConfigNode {
  const {
    plugins: _,
    environments,
    defaults,
    helm: _h,
    serverless: _s,
    apps: _a,
    compose: _c,
    manifests: _m,
    ...rest
  } = config.root
  const root = {
    ...rest,
    ...(isMap(defaults) && { defaults: pickDefaults(defaults, context.environment) }),
    ...(isMap(environments) && { environments: pick(environments, [context.environment]) }),
  }
  return interpolate(withProvenanceOf(config.root, root), interpolationOf(context), text)
}

/** For what belongs to no entry. */
function interpolationOf(context: Pick<Context, 'report' | 'secretRule' | 'variables'>): Interpolation {
  const { variables } = context
  return { variables, secrets: context.secretRule(), report: diagnostic => context.report(diagnostic) }
}

/** The node without environment blocks, and with the one that is meant laid over it. */
function withEnvironment(node: ConfigNode, environments: readonly string[], environment: string): ConfigNode {
  const names = new Set(environments)
  if (!Object.keys(node).some(key => names.has(key))) return node
  const base = pick(
    node,
    Object.keys(node).filter(key => !names.has(key)),
  )
  return overlay(base, own(node, environment) ?? undefined) as ConfigNode
}

/** Of the defaults that are given by environment, the one that is meant; it knows its own line. */
function pickDefaults(defaults: ConfigNode, environment: string): ConfigNode {
  const picked: Record<string, unknown> = {}
  const marks: Record<string, Mark> = {}
  for (const [key, value] of Object.entries(defaults)) {
    const isByEnvironment = isMap(value) && DEFAULTS_BY_ENVIRONMENT.includes(key)
    const meant = isByEnvironment ? own(value, environment) : value
    if (meant === undefined) continue
    picked[key] = meant
    const { key: at } = markOf(defaults, key)
    marks[key] = isByEnvironment ? { ...markOf(value, environment), key: at } : markOf(defaults, key)
  }
  return withProvenance(picked, {
    at: field => (field === undefined ? markOf(defaults) : (marks[field] ?? { origins: [] })),
  })
}

function pick(node: ConfigNode, keys: readonly string[]): ConfigNode {
  const picked = keys.filter(key => Object.hasOwn(node, key)).map(key => [key, node[key]])
  return withProvenanceOf(node, Object.fromEntries(picked))
}
