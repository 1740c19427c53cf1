/** Stages, objects, and the history of their fields. */
export type { Change, Reason } from '../pipeline/change.ts'
export type {
  DeclaredKind,
  DeclaredKinds,
  Installation,
  Installations,
  MadeSecret,
  PartRules,
} from '../pipeline/check/declared-kind.ts'
export * from '../pipeline/check/messages.ts'
export { diagnosticOf, type Field, type Mistake, nameOfField, type Rule } from '../pipeline/check/mistake.ts'
export type { ContextFiles } from '../pipeline/context.ts'
export { type FieldHistory, fieldHistory } from '../pipeline/history.ts'
export type { Operation } from '../pipeline/patch.ts'
export type { Plugin } from '../pipeline/plugin.ts'
export type { PluginHooks, ScaledWorkload, Stage, TapOrder } from '../pipeline/plugin-hooks.ts'
export { type Pointer, valueAt } from '../pipeline/pointer.ts'
export { type Resource, titleOf } from '../pipeline/resource.ts'
export { yamlText } from '../pipeline/yaml-text.ts'
