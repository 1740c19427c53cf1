import type { DnsConfig, PodSettings } from '../../ir/pod.ts'
import { because } from '../../ir/provenance.ts'
import type { App } from '../../schema/app.ts'
import type * as Written from '../../schema/name-resolution.ts'
import { lowered, optionalText } from './lowering.ts'
import { toPlacement } from './placement.ts'

/** The settings of an entry for its pods without their containers; nothing if there are none. */
export function toPodSettings(app: App): PodSettings | undefined {
  const made = lowered<PodSettings>(app, {
    ...toPlacement(app),
    hostAliases: app.host_aliases?.map(alias => lowered(alias, { ip: alias.ip, hostnames: alias.hostnames })),
    dnsPolicy: app.dns_policy,
    terminationGracePeriodSeconds: because(app.termination_grace_period, 'termination_grace_period'),
    dnsConfig: app.dns_config && toDnsConfig(app.dns_config),
  })
  return Object.keys(made).length > 0 ? made : undefined
}

function toDnsConfig(written: Written.DnsConfig): DnsConfig | undefined {
  const made = lowered<DnsConfig>(written, {
    nameservers: written.nameservers,
    searches: written.searches,
    options: written.options?.map(option =>
      lowered(option, { name: option.name, value: optionalText(option, 'value') }),
    ),
  })
  return Object.keys(made).length > 0 ? made : undefined
}
