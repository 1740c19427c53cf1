import type { Config } from '../config/config.ts'
import type { Project } from '../config/project.ts'
import type { Backend } from '../ir/backend.ts'
import type { Chart } from '../ir/chart.ts'
import type { Route } from '../ir/route.ts'
import type { ScalingTypes } from '../ir/scaling.ts'
import type { Workload } from '../ir/workload.ts'
import type { Context } from './context.ts'

/** The position of a tap among the taps of its stage, by names of plugins. Without it: the order of the plugin list. */
export interface TapOrder {
  readonly before?: string | readonly string[]
  readonly after?: string | readonly string[]
}

/** A stage that a plugin may tap. Taps are awaited one after the other. */
export interface Stage<Arguments extends readonly unknown[], Answer = void> {
  tap(tap: (...args: Arguments) => Answer | Promise<Answer>, order?: TapOrder): void
}

/** A workload whose `scaling` is of one type. */
export type ScaledWorkload<Type extends keyof ScalingTypes> = Workload & { readonly scaling: ScalingTypes[Type] }

/** The stages as a plugin sees them, in the order in which they run. */
export interface PluginHooks {
  readonly resolveEnv: Stage<[config: Config, context: Context], Config>
  readonly expandCompose: Stage<[project: Project, context: Context], Project>
  readonly expandServerless: Stage<[project: Project, context: Context], Project>
  readonly project: Stage<[project: Project, context: Context]>
  readonly workload: Stage<[workload: Workload, context: Context]>
  readonly security: Stage<[workload: Workload, context: Context]>
  readonly scaling: {
    for<Type extends keyof ScalingTypes>(
      type: Type,
    ): Stage<[backend: Backend, workload: ScaledWorkload<Type>, context: Context], Backend>
  }
  readonly route: Stage<[route: Route, backend: Backend, workload: Workload, context: Context]>
  readonly ingress: {
    /** A class that has another declaration than its own, as a second controller of one kind has, names that one. */
    for(
      ingressClass: string,
      declaredAs?: string,
    ): Stage<[route: Route, backend: Backend, workload: Workload, context: Context]>
  }
  readonly chart: Stage<[chart: Chart, context: Context]>
  readonly delivery: Stage<[project: Project, context: Context]>
  readonly check: Stage<[context: Context]>
}
