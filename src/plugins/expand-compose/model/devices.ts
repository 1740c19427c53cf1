/** A device of the node. */
export interface Device {
  readonly source: string
  readonly target?: string
  readonly permissions?: string
}

/** Devices that a service asks for by what they can do. */
export interface DeviceRequest {
  readonly capabilities?: readonly string[]
  /** A number, or `all`. */
  readonly count?: number | 'all'
  readonly device_ids?: readonly string[]
  readonly driver?: string
  readonly options?: object
}
