/** A port of a container, and where the host shows it. Ranges are taken apart. */
export interface Port {
  readonly name?: string
  readonly target: number
  /** A port of the host, or a range of them; absent when the host chooses. */
  readonly published?: string
  readonly host_ip?: string
  /** `tcp` when nothing else is said. */
  readonly protocol: string
  readonly app_protocol?: string
  readonly mode?: string
}
