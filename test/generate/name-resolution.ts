import fc from 'fast-check'
import { different, few, map, oneOf } from './node.ts'

const address = oneOf('10.0.0.5', '192.168.1.1', '2001:db8::1')
const domain = fc.stringMatching(/^[a-z0-9]{1,6}\.example\.com$/)

/** The keys that say how names are resolved; only `None` needs a name server. */
export const nameResolution = {
  host_aliases: different(
    map({ ip: address, hostnames: fc.array(domain, { minLength: 1, maxLength: 2 }) }, ['ip', 'hostnames']),
    ({ ip }) => ip,
  ),
  dns_policy: oneOf('ClusterFirst', 'ClusterFirstWithHostNet', 'Default'),
  dns_config: map({
    nameservers: few(address),
    searches: few(domain),
    options: few(map({ name: oneOf('ndots', 'edns0', 'timeout'), value: oneOf('2', 5) }, ['name'])),
  }),
}
