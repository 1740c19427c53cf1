import type { Diagnostic } from '../ir/diagnostic.ts'
import type { AnyTap, CollectedTap } from './collected-tap.ts'
import type { Hooks, KeyedStageName, StageName } from './hooks.ts'
import { notATap, unknownStage } from './messages.ts'
import type { PluginHooks, Stage } from './plugin-hooks.ts'
import { orderedByNames } from './tap-order.ts'

/** Runs one tap under its signature: this is where contexts are signed and failures attributed. */
export type RunTap = (tap: AnyTap, plugin: string, stage: string, values: unknown[]) => Promise<unknown>

/**
 * Collects the taps of all plugins, then puts them on the tapable hooks in their order. Tapable itself would accept an
 * unknown `before`, put the tap first, and would not await an async function given to `tap`.
 */
export class TapRegistry {
  readonly #taps = new Map<string, CollectedTap[]>()
  readonly #problems: Diagnostic[] = []
  /** Ingress classes that have the declaration of another one, with the name of that one. */
  readonly declaredAs = new Map<string, string>()

  /** The stages as one plugin sees them: each tap is signed with its name. */
  hooksFor(plugin: string): PluginHooks {
    const stage = (name: string): Stage<unknown[], unknown> => ({
      tap: (tap, order = {}) => {
        // Plugins in JavaScript are not checked by types.
        if (typeof tap === 'function') this.#collect(name, { plugin, tap, order })
        else this.#problems.push(notATap({ plugin, stage: name }, tap))
      },
    })
    const keyed = (name: KeyedStageName) => ({ for: (key: string) => stage(`${name}.${key}`) })
    const stages = Object.fromEntries(PLAIN_STAGES.map(name => [name, stage(name)]))
    const ingress = {
      for: (key: string, declaredAs = key) => {
        if (declaredAs !== key) this.declaredAs.set(key, declaredAs)
        return stage(`ingress.${key}`)
      },
    }
    const known: object = { ...stages, scaling: keyed('scaling'), ingress }
    return new Proxy(known, {
      get: (_, name) => Reflect.get(known, name) ?? this.#unknownStage(plugin, String(name), Object.keys(known)),
    }) as PluginHooks
  }

  /** A stage that reports itself: a misspelled name would otherwise be an exception without one. */
  #unknownStage(plugin: string, name: string, stages: readonly string[]): object {
    const tap = () => {
      this.#problems.push(unknownStage(plugin, name, stages))
    }
    return { tap, for: () => ({ tap }) }
  }

  /** Registers everything that was collected; answers with what is wrong with taps and their order. */
  install(hooks: Hooks, runTap: RunTap): Diagnostic[] {
    const diagnostics = [...this.#problems]
    for (const [stage, taps] of this.#taps) {
      const hook = hookAt(hooks, stage)
      const ordered = orderedByNames(taps, stage, diagnostics)
      for (const { plugin, tap } of ordered)
        hook.tapPromise(plugin, (...values: unknown[]) => runTap(tap, plugin, stage, values))
    }
    return diagnostics
  }

  /** The keys of a keyed stage that plugins have tapped. */
  keysOf(name: KeyedStageName): readonly string[] {
    return [...this.#taps.keys()]
      .filter(stage => stage.startsWith(`${name}.`))
      .map(stage => stage.slice(name.length + 1))
  }

  #collect(stage: string, tap: CollectedTap): void {
    const taps = this.#taps.get(stage)
    if (taps) taps.push(tap)
    else this.#taps.set(stage, [tap])
  }
}

const PLAIN_STAGES: readonly StageName[] = [
  'resolveEnv',
  'expandCompose',
  'expandServerless',
  'project',
  'workload',
  'security',
  'route',
  'chart',
  'delivery',
  'check',
]

interface AnyHook {
  tapPromise(name: string, run: (...values: unknown[]) => Promise<unknown>): void
}

function hookAt(hooks: Hooks, stage: string): AnyHook {
  const dot = stage.indexOf('.')
  // The types of tapable tie arguments to each hook; here all hooks are treated alike.
  if (dot < 0) return hooks[stage as StageName] as unknown as AnyHook
  return hooks[stage.slice(0, dot) as KeyedStageName].for(stage.slice(dot + 1)) as unknown as AnyHook
}
