import type { Diagnostic } from '../ir/diagnostic.ts'
import { own } from '../ir/own.ts'
import type { Queue } from '../ir/queue.ts'
import { type AddedKeys, NO_KEYS, type OpenBlock } from '../schema/added-keys.ts'
import type { JsonSchema } from '../schema/json-schema.ts'
import { platformKey } from '../schema/platform-key.ts'
import { declaredTwice, referenceInSettings } from './vocabulary-messages.ts'

/** A scaler or an ingress class as its plugin declares it. */
export interface DeclaredSettings {
  /** JSON Schema of an object: the keys that the block may have in addition to those of every type or class. */
  readonly settings?: object
}

/** A scaler as its plugin declares it. */
export interface DeclaredScaler extends DeclaredSettings {
  /**
   * Whether requests decide the number of pods. Such a workload needs a port. The first of these scalers is the one of a
   * workload that takes HTTP traffic and names no type.
   */
  readonly byRequests?: boolean
  /**
   * Turns the keys of `settings` into the fields of `workload.scaling` that the scaler uses. Without it, the keys are in
   * `workload.scaling.settings` as they are written.
   */
  lower?(written: object, tools: ScalerTools): object
}

/** What lowering the settings of a scaler may use. */
export interface ScalerTools {
  /** The broker that is written, else the one of the defaults. */
  queueOf(written: object | undefined): Queue | undefined
}

/** What a plugin adds to the words of apps.yaml. */
export interface Declarations {
  readonly name: string
  /** The scalers that it brings, by their name in `scaling.type`. */
  readonly scalers?: Readonly<Record<string, DeclaredScaler>>
  /** The ingress classes that it serves, by their names. */
  readonly ingressClasses?: Readonly<Record<string, DeclaredSettings>>
  /** JSON Schema of an object: keys of `environments.<name>`. */
  readonly environment?: object
  /** What it writes for an environment whose list `platform` has the name, and what that is. */
  readonly platform?: Readonly<Record<string, string>>
}

/** The keys of one type of scaling or of one ingress class. */
export interface SettingKeys {
  readonly keys: readonly string[]
  readonly required: readonly string[]
}

/** The keys of a scaler, and other declarations of its plugin. */
export type ScalerKeys = SettingKeys & Pick<DeclaredScaler, 'byRequests' | 'lower'>

/** What plugins add to the words of apps.yaml, all of them together. */
export interface Vocabulary {
  readonly keys: AddedKeys
  readonly scalers: Readonly<Record<string, ScalerKeys>>
  readonly ingressClasses: Readonly<Record<string, SettingKeys>>
  /** The plugin that declares a key first, by block and key. */
  readonly owners: Readonly<Record<OpenBlock, Readonly<Record<string, string>>>>
  /** The names of the plugins that added something. */
  readonly plugins: readonly string[]
  /** What is wrong with the declarations themselves. */
  readonly diagnostics: readonly Diagnostic[]
}

const NO_OWNERS: Vocabulary['owners'] = { environment: {}, ingress: {}, scaling: {} }

/** The words that no plugin added to. */
export const NO_WORDS: Vocabulary = {
  keys: NO_KEYS,
  scalers: {},
  ingressClasses: {},
  owners: NO_OWNERS,
  plugins: [],
  diagnostics: [],
}

/** The words of all plugins. Two that declare one key agree about its schema, or the later one is reported. */
export function vocabularyOf(plugins: readonly Declarations[]): Vocabulary {
  const declaring = plugins.filter(declaresWords)
  if (declaring.length === 0) return NO_WORDS
  const collected = new CollectedKeys()
  const scalers: Record<string, ScalerKeys> = {}
  const ingressClasses: Record<string, SettingKeys> = {}
  const platform: Record<string, string> = {}
  for (const { name, scalers: types = {}, ingressClasses: classes = {}, environment, platform: parts } of declaring) {
    Object.assign(platform, parts)
    for (const [type, { settings, ...scaler }] of Object.entries(types))
      scalers[type] = { ...collected.add('scaling', settings as JsonSchema | undefined, name), ...scaler }
    for (const [ingressClass, { settings }] of Object.entries(classes))
      ingressClasses[ingressClass] = collected.add('ingress', settings as JsonSchema | undefined, name)
    collected.add('environment', environment as JsonSchema | undefined, name)
  }
  if (Object.keys(platform).length > 0) collected.keys.environment.platform = platformKey(platform)
  const { keys, owners, diagnostics } = collected
  return { keys, scalers, ingressClasses, owners, plugins: declaring.map(({ name }) => name), diagnostics }
}

/** Whether a plugin adds words, so that apps.yaml has to be read with it. */
export function declaresWords({ scalers, ingressClasses, environment, platform }: Declarations): boolean {
  const declared = [...Object.values(scalers ?? {}), ...Object.values(ingressClasses ?? {})]
  return environment !== undefined || platform !== undefined || declared.some(({ settings }) => settings !== undefined)
}

/** What messages call the blocks. */
export const BLOCK_NAMES: Readonly<Record<OpenBlock, string>> = {
  environment: 'environments.<name>',
  ingress: 'ingress',
  scaling: 'scaling',
}

class CollectedKeys {
  readonly keys: Record<OpenBlock, Record<string, JsonSchema>> = { environment: {}, ingress: {}, scaling: {} }
  readonly diagnostics: Diagnostic[] = []
  readonly owners: Record<OpenBlock, Record<string, string>> = { environment: {}, ingress: {}, scaling: {} }

  add(block: OpenBlock, schema: JsonSchema | undefined, plugin: string): SettingKeys {
    const properties = schema?.properties ?? {}
    for (const [key, declared] of Object.entries(properties)) {
      const known = own(this.keys[block], key)
      const text = JSON.stringify(declared)
      if (known && JSON.stringify(known) !== text)
        this.diagnostics.push(declaredTwice(BLOCK_NAMES[block], key, [this.owners[block][key]!, plugin]))
      else if (text.includes('"$ref":')) {
        this.diagnostics.push(referenceInSettings(BLOCK_NAMES[block], key, plugin))
        this.keys[block][key] = {}
      } else this.keys[block][key] = declared
      this.owners[block][key] ??= plugin
    }
    return { keys: Object.keys(properties), required: schema?.required ?? [] }
  }
}
