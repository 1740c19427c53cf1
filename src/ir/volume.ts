import type { SecretSource } from './secret-source.ts'

/** A volume of the pod and where its container sees it. */
export interface Volume {
  readonly name: string
  readonly mountPath: string
  readonly readOnly: boolean
  /** The file or folder of the volume that is seen, instead of all of it. */
  readonly subPath?: string
  readonly mountPropagation?: 'Bidirectional' | 'HostToContainer' | 'None'
  readonly source: VolumeSource
}

/** What is mounted. */
export type VolumeSource =
  | {
      readonly kind: 'configMap'
      readonly object: string
      readonly items?: readonly VolumeItem[]
      readonly optional?: boolean
      readonly defaultMode?: number
    }
  | { readonly kind: 'emptyDir'; readonly medium?: 'Memory'; readonly sizeLimit?: string }
  | { readonly kind: 'hostPath'; readonly path: string; readonly type?: string }
  | { readonly kind: 'image'; readonly reference: string }
  | { readonly kind: 'persistentVolumeClaim'; readonly claim: Claim }
  | {
      readonly kind: 'secret'
      readonly object: string
      /** Where its keys have their values from, as far as the build knows. */
      readonly sources?: Readonly<Record<string, SecretSource>>
      readonly items?: readonly VolumeItem[]
      readonly optional?: boolean
      readonly defaultMode?: number
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
  /** Whether it exists already, so that nothing is made. */
  readonly exists?: boolean
  /** Whether each pod of a StatefulSet has one of its own. */
  readonly isTemplate?: boolean
  /** The labels of the object, when it is not the first workload's alone. */
  readonly labels?: Readonly<Record<string, string>>
}
