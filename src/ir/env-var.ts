import type { SecretSource } from './secret-source.ts'

/** A container variable: a literal, or one key of a Secret or ConfigMap. */
export type EnvVar =
  | { readonly kind: 'literal'; readonly name: string; readonly value: string }
  | {
      readonly kind: 'reference'
      readonly name: string
      readonly from: 'configMap' | 'secret'
      readonly object: string
      readonly key: string
      /** Where the Secret's key has its value from, when the build knows. */
      readonly source?: SecretSource
    }

/** All keys of a Secret or ConfigMap as variables. */
export interface EnvFrom {
  readonly from: 'configMap' | 'secret'
  readonly object: string
  readonly prefix?: string
  readonly optional: boolean
}
