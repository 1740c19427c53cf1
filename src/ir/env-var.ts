import type { SecretSource } from './secret-source.ts'

/** A container variable: a literal, one key of a Secret or ConfigMap, a field of the pod, or a request or limit. */
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
      readonly optional?: boolean
    }
  | { readonly kind: 'field'; readonly name: string; readonly path: string }
  | { readonly kind: 'resource'; readonly name: string; readonly resource: string; readonly divisor?: string }

/** All keys of a Secret or ConfigMap as variables. */
export interface EnvFrom {
  readonly from: 'configMap' | 'secret'
  readonly object: string
  readonly prefix?: string
  readonly optional: boolean
}
