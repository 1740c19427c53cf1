import type { VolumeSource } from 'k3s-platform/plugin'

/** Where the content of a config or secret is: a key of an object. */
export interface FileSource {
  readonly key: string
  readonly source: VolumeSource & { readonly kind: 'configMap' | 'secret' }
}
