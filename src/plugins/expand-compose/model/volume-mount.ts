/** Storage that a container sees. */
export interface VolumeMount {
  readonly type: 'bind' | 'cluster' | 'image' | 'npipe' | 'tmpfs' | 'volume'
  /**
   * For `bind` a path relative to the folder of apps.yaml, or absolute, or one that starts with `~`; for `volume` the
   * name of a volume, absent for an anonymous one; for `image` an image.
   */
  readonly source?: string
  readonly target?: string
  readonly read_only?: boolean
  readonly consistency?: string
  readonly bind?: {
    readonly propagation?: string
    readonly create_host_path?: boolean
    readonly recursive?: string
    readonly selinux?: string
  }
  readonly volume?: { readonly labels?: object; readonly nocopy?: boolean; readonly subpath?: string }
  readonly tmpfs?: { readonly size?: string; readonly mode?: string }
  readonly image?: { readonly subpath?: string }
}
