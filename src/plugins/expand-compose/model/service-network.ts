/** How a service takes part in a network; `null` is written as an empty map. */
export interface ServiceNetwork {
  readonly aliases?: readonly string[]
  readonly interface_name?: string
  readonly ipv4_address?: string
  readonly ipv6_address?: string
  readonly link_local_ips?: readonly string[]
  readonly mac_address?: string
  readonly driver_opts?: object
  readonly priority?: number
  readonly gw_priority?: number
  readonly use_service_name_alias?: boolean
}
