import {
  type App,
  because,
  type Fields,
  fieldsOf,
  isIpAddress,
  keyOriginOf,
  lowered,
  type Origin,
  originsOf,
  type PodSettings,
  tracedTo,
  violationOfDns1123Label,
  violationOfDns1123Subdomain,
} from 'k3s-platform/plugin'
import { durationMilliseconds } from '../text/duration.ts'
import {
  approximatedKey,
  ignoredKey,
  impossibleKey,
  invalidValue,
  unsupportedKey,
  weakenedIsolation,
} from './loss-messages.ts'
import { toPlacement } from './placement.ts'
import type { Subject } from './stack.ts'
import { tracedList } from './traced-list.ts'

/** What the keys of apps.yaml can say about the pod of a service. */
export function toPodNode(subject: Subject): Fields<Partial<App>> {
  const { service } = subject
  return {
    dns_policy: because(service.network_mode === 'host' ? 'ClusterFirstWithHostNet' : undefined, 'network_mode'),
    dns_config: because(toDns(subject), ['dns', 'dns_search', 'dns_opt']),
    host_aliases: because(toHostAliases(subject), 'extra_hosts'),
    termination_grace_period: because(toGracePeriod(subject), 'stop_grace_period'),
    ...toPlacement(subject),
  }
}

/** The settings of the pod of a service, with those that apps.yaml has no keys for. */
export function withPod(pod: PodSettings | undefined, subject: Subject): PodSettings | undefined {
  const { service } = subject
  const made = lowered<PodSettings>(service, {
    hostname: toHostname(subject),
    ...namespaces(subject),
    shareProcessNamespace: because(toSharedProcesses(subject), 'init'),
    ...(pod && fieldsOf(pod)),
  })
  return Object.keys(made).length > 0 ? made : undefined
}

function toHostname({ service, report }: Subject): string | undefined {
  if (service.domainname !== undefined)
    report(
      unsupportedKey(
        'domainname',
        'pods are in the domain of their namespace',
        'Others find the service by its name.',
        keyOriginOf(service, 'domainname'),
      ),
    )
  if (service.hostname === undefined) return undefined
  const at = originsOf(service, 'hostname')[0]
  const violation = violationOfDns1123Label(service.hostname)
  if (!violation) return service.hostname
  const [first = '', ...domain] = service.hostname.split('.')
  if (domain.length === 0 || violationOfDns1123Label(first)) {
    report(unsupportedKey('hostname', violation, 'Use lower-case letters, digits and "-".', at))
    return undefined
  }
  report(approximatedKey('hostname', `becomes "${first}": pods are in the domain of their namespace`, at))
  return first
}

/** What of the node a pod shares. */
function namespaces({ service, report }: Subject): Fields<PodSettings> {
  const { network_mode: network, pid, ipc } = service
  const at = (key: 'ipc' | 'network_mode' | 'pid') => originsOf(service, key)[0]
  if (network === 'host')
    report(
      weakenedIsolation(
        'network_mode: host',
        "puts the pods into the node's network, where no NetworkPolicy applies",
        at('network_mode'),
      ),
    )
  else if (network === 'bridge' || network === 'default')
    report(ignoredKey(`network_mode: ${network}`, 'all pods are in the network of the cluster', at('network_mode')))
  else if (network !== undefined && network !== 'none')
    report(
      impossibleKey(
        `network_mode: ${network}`,
        'only containers of one pod share a network',
        'Connect the services by their names instead.',
        at('network_mode'),
      ),
    )
  if (pid === 'host') report(weakenedIsolation('pid: host', 'shows the pods all processes of the node', at('pid')))
  else if (pid)
    report(impossibleKey(`pid: ${pid}`, 'only containers of one pod share processes', 'Remove it.', at('pid')))
  else if (pid === null) report(ignoredKey('pid', 'it is empty', keyOriginOf(service, 'pid')))
  if (ipc === 'host') report(weakenedIsolation('ipc: host', "shares the node's memory with the pods", at('ipc')))
  else if (ipc?.includes(':'))
    report(impossibleKey(`ipc: ${ipc}`, 'only containers of one pod share memory', 'Remove it.', at('ipc')))
  else if (ipc !== undefined)
    report(ignoredKey(`ipc: ${ipc}`, 'containers of one pod share memory, others do not', at('ipc')))
  return {
    ...(network === 'host' && { hostNetwork: because(true, 'network_mode') }),
    ...(pid === 'host' && { hostPID: because(true, 'pid') }),
    ...(ipc === 'host' && { hostIPC: because(true, 'ipc') }),
  }
}

/** The first process of such a pod is the kubelet's own, which reaps what others leave behind, as Docker's does. */
function toSharedProcesses({ service, report }: Subject): true | undefined {
  const at = originsOf(service, 'init')[0]
  if (service.init && service.pid !== 'host') return true
  if (service.init) report(ignoredKey('init', 'the first process is that of the node', at))
  else if (service.init === false) report(ignoredKey('init: false', 'no pod has one unless it requests it', at))
  return undefined
}

function toDns({ service, report }: Subject): App['dns_config'] {
  const { dns = [], dns_search: searches = [], dns_opt: options = [] } = service
  const nameservers = dns.filter((address, index) => {
    const at = originsOf(dns, index)[0]
    if (!isIpAddress(address))
      report(unsupportedKey('dns', `"${address}" is not a valid IP address`, 'Write addresses.', at))
    else if (index >= MOST_NAMESERVERS)
      report(unsupportedKey('dns', `a pod asks at most ${MOST_NAMESERVERS} servers`, 'Remove the rest.', at))
    else return true
    return false
  })
  const domains = searches.filter((domain, index) => {
    const violation = domain === '.' ? undefined : violationOfDns1123Subdomain(domain)
    if (violation)
      report(
        unsupportedKey(
          'dns_search',
          `"${domain}" is not a valid domain: ${violation}`,
          'Write a domain.',
          originsOf(searches, index)[0],
        ),
      )
    return !violation
  })
  const made = lowered<Required<App>['dns_config']>(service, {
    nameservers: because(nameservers.length > 0 ? kept(dns, nameservers) : undefined, 'dns'),
    searches: because(domains.length > 0 ? kept(searches, domains) : undefined, 'dns_search'),
    options: because(
      options.length > 0 ? options.map((_, index) => toDnsOption(options, index)) : undefined,
      'dns_opt',
    ),
  })
  return Object.keys(made).length > 0 ? made : undefined
}

function toDnsOption(options: readonly string[], index: number): { readonly name: string; readonly value?: string } {
  const [name = '', ...value] = options[index]!.split(':')
  return tracedTo(originsOf(options, index), { name, ...(value.length > 0 && { value: value.join(':') }) })
}

const MOST_NAMESERVERS = 3

/** Some items of a list, each with its place in it. */
function kept(list: readonly string[], items: readonly string[]): readonly string[] {
  return tracedList(
    list,
    items,
    items.map(item => originsOf(list, list.indexOf(item))),
  )
}

function toHostAliases({ service, report }: Subject): App['host_aliases'] {
  const { extra_hosts: hosts = {} } = service
  const found = new Map<string, { hostnames: string[]; origins: Origin[] }>()
  for (const [hostname, addresses] of Object.entries(hosts))
    for (const address of addresses) {
      const at = keyOriginOf(hosts, hostname)
      if (!isIpAddress(address) || violationOfDns1123Subdomain(hostname)) {
        report(
          unsupportedKey(
            `extra_hosts.${hostname}`,
            address === 'host-gateway'
              ? 'pods have no address of their host'
              : `"${address}" is not a valid address for "${hostname}"`,
            'An ExternalName Service, or the name itself, leads out of the cluster.',
            at,
          ),
        )
        continue
      }
      const known = found.get(address) ?? { hostnames: [], origins: [] }
      known.hostnames.push(hostname)
      known.origins.push(...(at ? [at] : []), ...originsOf(hosts, hostname))
      found.set(address, known)
    }
  if (found.size === 0) return undefined
  return [...found].map(([ip, { hostnames, origins }]) => tracedTo(origins, { ip, hostnames }))
}

function toGracePeriod({ service, report }: Subject): number | undefined {
  const { stop_grace_period: text } = service
  if (text === undefined) return undefined
  const time = durationMilliseconds(text)
  if (time === undefined || time < 0)
    report(invalidValue('stop_grace_period', text, 'duration', originsOf(service, 'stop_grace_period')[0]))
  return Math.ceil((time ?? 0) / 1000)
}
