import type { ServiceNetwork } from '../model/service-network.ts'
import type { Convert } from './converting.ts'
import { texts } from './lists.ts'
import { boolean, integer, text } from './scalars.ts'
import { mapOf, shape } from './shape.ts'
import { textMap } from './text-maps.ts'

/** The networks in which a service takes part. */
export const serviceNetworks: Convert<Readonly<Record<string, ServiceNetwork>>> = mapOf(
  shape<ServiceNetwork>({
    aliases: texts,
    interface_name: text,
    ipv4_address: text,
    ipv6_address: text,
    link_local_ips: texts,
    mac_address: text,
    driver_opts: textMap,
    priority: integer,
    gw_priority: integer,
    use_service_name_alias: boolean,
  }),
)
