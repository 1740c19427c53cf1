import {
  because,
  fieldsOf,
  keyOriginOf,
  lowered,
  originsOf,
  own,
  type Workload,
  type Written,
} from 'k3s-platform/plugin'
import { approximatedKey, ignoredKey, unsupportedKey } from './loss-messages.ts'
import { slugOf } from './names.ts'
import type { Subject } from './stack.ts'

/** The names of the networks that a service is in; without any it is in `default`, unless it has none at all. */
export function networksOf({ service }: Pick<Subject, 'service'>): readonly string[] {
  const { network_mode: mode } = service
  if (mode !== undefined) return mode === 'bridge' || mode === DEFAULT ? [DEFAULT] : []
  return service.networks ? Object.keys(service.networks) : [DEFAULT]
}

const DEFAULT = 'default'

/** The label by which policies know the pods of a network. */
export function networkLabel(network: string): string {
  return `network.k3scompose.io/${slugOf(network)}`
}

/** The label of pods that are in no network at all. */
export const ALONE_LABEL = 'k3scompose.io/without-network'

/** The labels of pods, with one for each network of a service. */
export function withNetworkLabels(podLabels: Workload['podLabels'], subject: Subject): Workload['podLabels'] {
  const labels = toNetworkLabels(subject)
  return podLabels ? lowered(subject.service, { ...fieldsOf(podLabels), ...fieldsOf(labels) }) : labels
}

function toNetworkLabels(subject: Subject): NonNullable<Workload['podLabels']> {
  const { service } = subject
  const networks = networksOf(subject)
  const labels: Record<string, Written<string>> = {}
  for (const network of networks) {
    const key = keyOriginOf(service.networks, network)
    const declared = keyOriginOf(subject.stack.compose.networks, network)
    labels[networkLabel(network)] = because('true', [
      ...(key ? [key, ...originsOf(service.networks, network)] : originsOf(service)),
      ...(declared ? [declared] : []),
    ])
    reportAddresses(network, subject)
  }
  if (service.network_mode === 'none')
    return lowered(service, { [ALONE_LABEL]: because('true', originsOf(service, 'network_mode')) })
  return lowered(service, labels)
}

function reportAddresses(network: string, { service, report }: Subject): void {
  const settings = own(service.networks, network)
  if (!settings) return
  for (const key of Object.keys(settings))
    if (key !== 'aliases') {
      const path = `networks.${network}.${key}`
      const at = keyOriginOf(settings, key)
      if (key === 'use_service_name_alias') report(approximatedKey(path, 'is how names work anyway', at))
      else if (key === 'priority' || key === 'gw_priority') report(ignoredKey(path, 'a pod is in one network', at))
      else
        report(
          unsupportedKey(
            path,
            'the network of the cluster gives pods their addresses',
            'Others find the service by its name.',
            at,
          ),
        )
    }
}
