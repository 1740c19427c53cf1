import type { Static } from '@sinclair/typebox'
import { closed, list, oneOf, scalar, text } from './shapes.ts'

/** Names of one address in the file `/etc/hosts` of pods. */
export const HostAlias = closed(
  'HostAlias',
  'Names of one address in `/etc/hosts` of the pods.',
  {
    ip: text('The IP address.', { examples: ['10.0.0.5'] }),
    hostnames: list(text('A host name.'), 'The names of the address.', {
      minItems: 1,
      examples: [['legacy.example.com']],
    }),
  },
  ['ip', 'hostnames'],
)
export type HostAlias = Static<typeof HostAlias>

/** One option of the resolver. */
export const DnsOption = closed(
  'DnsOption',
  'One option of the resolver (`resolv.conf`).',
  {
    name: text('The name of the option.', { examples: ['ndots'] }),
    value: scalar('The value, if the option has one.', { examples: ['2'] }),
  },
  ['name'],
)
export type DnsOption = Static<typeof DnsOption>

/** How pods resolve names, in addition to `dns_policy`. */
export const DnsConfig = closed('DnsConfig', 'How the pods resolve names, in addition to `dns_policy`.', {
  nameservers: list(text('The IP address of a name server.'), 'Name servers, at most 3.', {
    examples: [['10.0.0.53']],
  }),
  searches: list(text('A domain.'), 'Domains in which host names are looked up.', {
    examples: [['corp.example.com']],
  }),
  options: list(DnsOption, 'Options of the resolver.', { examples: [[{ name: 'ndots', value: '2' }]] }),
})
export type DnsConfig = Static<typeof DnsConfig>

/** The keys that decide how pods resolve names. */
export const nameResolutionKeys = {
  host_aliases: list(HostAlias, 'Names in `/etc/hosts` of the pods (`hostAliases`).', {
    examples: [[{ ip: '10.0.0.5', hostnames: ['legacy.example.com'] }]],
  }),
  dns_policy: oneOf(
    {
      ClusterFirst: 'Names of the cluster first, others as the node resolves them.',
      ClusterFirstWithHostNet: 'The same for pods in the network of their node.',
      Default: 'As the node resolves names.',
      None: 'Only `dns_config`.',
    },
    'How the pods resolve names (`dnsPolicy`).',
    { default: 'ClusterFirst' },
  ),
  dns_config: DnsConfig,
}
