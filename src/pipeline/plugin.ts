import type { DeclaredScaler } from '../config/vocabulary.ts'
import type { Exposures } from '../ir/exposure.ts'
import type { IngressClass } from '../ir/ingress-class.ts'
import type { DeclaredKinds, Installations } from './check/declared-kind.ts'
import type { PluginHooks } from './plugin-hooks.ts'

/** A plugin: a name, and what it does at which stage of the pipeline. */
export interface Plugin<Options = unknown> {
  /** Names what it adds: `keda`, `acme-cost-center`. Signs every change, and is the key of its options in apps.yaml. */
  readonly name: string
  /** JSON Schema of its options under `plugins.<name>` in apps.yaml. Without one it takes none. */
  readonly options?: object
  /** What the ingress classes that it taps serve of a route, by their names; what they do not is reported. */
  readonly ingressClasses?: Readonly<Record<string, IngressClass>>
  /** The scalers that it brings, by their name in `scaling.type`, each with the keys that it adds to `scaling`. */
  readonly scalers?: Readonly<Record<string, DeclaredScaler>>
  /** JSON Schema of an object: keys that it adds to `environments.<name>`. */
  readonly environment?: object
  /** Names of the list `platform` of an environment for which it writes something, each with what that is. */
  readonly platform?: Readonly<Record<string, string>>
  /** How `diff` finds out whom objects of its kinds let in, by group and kind: `acme.example/Edge`. */
  readonly exposure?: Exposures
  /** The kinds of its objects, by API version and name: `keda.sh/v1alpha1 ScaledObject`. */
  readonly kinds?: DeclaredKinds
  /** What installs the kinds of an API group in a cluster that lacks them, by the group. */
  readonly installations?: Installations
  /** Taps the stages. Called once for each build of an environment, with the options of that environment. */
  apply(hooks: PluginHooks, options: Options): void
}

/** Types a plugin: `export const costCenter = definePlugin({ name, options, apply(hooks, options) { … } })`. */
export function definePlugin<Options = unknown>(plugin: Plugin<Options>): Plugin<Options> {
  return plugin
}
