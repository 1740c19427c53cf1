import { AsyncSeriesHook, AsyncSeriesWaterfallHook, HookMap } from 'tapable'
import type { Config } from '../config/config.ts'
import type { Project } from '../config/project.ts'
import type { Backend } from '../ir/backend.ts'
import type { Chart } from '../ir/chart.ts'
import type { Route } from '../ir/route.ts'
import type { Workload } from '../ir/workload.ts'
import type { Context } from './context.ts'

/** Every stage of the pipeline, in the order in which it runs. */
export function createHooks() {
  return {
    /** apps.yaml with one environment's blocks applied and its `${VARIABLES}` replaced. */
    resolveEnv: new AsyncSeriesWaterfallHook<[Config, Context]>(['config', 'context']),

    /** The project with its compose stacks turned into workloads. */
    expandCompose: new AsyncSeriesWaterfallHook<[Project, Context]>(['project', 'context']),

    /** The project with its serverless entries turned into workloads. */
    expandServerless: new AsyncSeriesWaterfallHook<[Project, Context]>(['project', 'context']),

    /** Emit what several workloads share: service accounts, claims of a stack. */
    project: new AsyncSeriesHook<[Project, Context]>(['project', 'context']),

    /** Emit what runs: controller, Service, PersistentVolumeClaim, PodDisruptionBudget. */
    workload: new AsyncSeriesHook<[Workload, Context]>(['workload', 'context']),

    /** Emit the NetworkPolicy; tighten what runs. */
    security: new AsyncSeriesHook<[Workload, Context]>(['workload', 'context']),

    /** Keyed by `scaling.type`. Emit the scaler; answer with the Backend that takes the traffic. */
    scaling: new HookMap(
      () => new AsyncSeriesWaterfallHook<[Backend, Workload, Context]>(['backend', 'workload', 'context']),
    ),

    /** Look at the route as its class will get it, and at its backend. Report; emit nothing. */
    route: new AsyncSeriesHook<[Route, Backend, Workload, Context]>(['route', 'backend', 'workload', 'context']),

    /** Keyed by ingress class. Emit what brings the route's traffic to the backend. */
    ingress: new HookMap(
      () => new AsyncSeriesHook<[Route, Backend, Workload, Context]>(['route', 'backend', 'workload', 'context']),
    ),

    /** Emit what installs a Helm chart. */
    chart: new AsyncSeriesHook<[Chart, Context]>(['chart', 'context']),

    /** Emit what belongs to delivery rather than to a unit: what Argo CD needs, prerequisites of the platform. */
    delivery: new AsyncSeriesHook<[Project, Context]>(['project', 'context']),

    /** Look at everything that will be written. Report; change nothing. */
    check: new AsyncSeriesHook<[Context]>(['context']),
  }
}

/** The pipeline's tapable hooks. Plugins see them through `PluginHooks`. */
export type Hooks = ReturnType<typeof createHooks>

/** The stages that are one hook each. */
export type StageName = Exclude<keyof Hooks, KeyedStageName>

/** The stages that are one hook for each key. */
export type KeyedStageName = 'ingress' | 'scaling'
