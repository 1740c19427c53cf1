/** A volume of the pod and where its container sees it. */
export interface Volume {
  readonly name: string
  readonly mountPath: string
  readonly readOnly: boolean
  readonly source: VolumeSource
}

/** What is mounted. */
export type VolumeSource =
  | {
      readonly kind: 'configMap'
      readonly object: string
      readonly items?: readonly VolumeItem[]
      readonly optional?: boolean
    }
  | { readonly kind: 'emptyDir'; readonly medium?: 'Memory'; readonly sizeLimit?: string }
  | { readonly kind: 'persistentVolumeClaim'; readonly claim: Claim }
  | {
      readonly kind: 'secret'
      readonly object: string
      readonly items?: readonly VolumeItem[]
      readonly optional?: boolean
    }

/** One key of a Secret or ConfigMap and the file that it becomes. */
export interface VolumeItem {
  readonly key: string
  readonly path: string
}

/** A PersistentVolumeClaim. Its name is for ever: another name is another disk. */
export interface Claim {
  readonly name: string
  readonly size: string
  readonly storageClass?: string
  readonly accessModes: readonly string[]
}
