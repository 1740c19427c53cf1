import {
  type App,
  because,
  type ContainerSecurityContext,
  keyOriginOf,
  lowered,
  type Origin,
  originsOf,
  type PodSecurityContext,
  trace,
  tracedTo,
} from 'k3s-platform/plugin'
import { ignoredKey, unsupportedKey, weakenedIsolation } from './loss-messages.ts'
import type { SecurityOptions } from './security-options.ts'
import type { Subject } from './stack.ts'
import { tracedList } from './traced-list.ts'

/** What the process may do, with the keys of `security` in apps.yaml, so that it can be overridden there. */
export function toSecurityNode(subject: Subject, options: SecurityOptions): App['security'] {
  const { service, report } = subject
  const user = toUser(subject)
  if (service.privileged && options.allowPrivilegeEscalation)
    report(
      unsupportedKey(
        'no-new-privileges',
        'what is "privileged" can always gain rights',
        'Remove one of the two.',
        options.allowPrivilegeEscalation.reason[0],
      ),
    )
  const capabilities = toCapabilities(subject)
  const container = lowered<Required<Security>['container_security_context']>(service, {
    // A privileged container can always gain privileges, and the API server rejects the opposite.
    allow_privilege_escalation: service.privileged ? undefined : options.allowPrivilegeEscalation,
    read_only_root_filesystem: because(service.read_only, 'read_only'),
    capabilities: because(capabilities, [...originsOf(service, 'cap_add'), ...originsOf(service, 'cap_drop')]),
  })
  const hasContainer = Object.keys(container).length > 0
  if (!user && !hasContainer) return undefined
  return lowered<Security>(service, {
    pod_security_context: because(user, 'user'),
    container_security_context: because(hasContainer ? container : undefined, originsOf(capabilities)),
  })
}

type Security = Required<App>['security']
type Capabilities = Required<Required<Security>['container_security_context']>['capabilities']

/** What apps.yaml has no keys for: what weakens the pod, and what only its node decides about. */
export function toSecurityContexts(
  subject: Subject,
  options: SecurityOptions,
): { readonly pod: PodSecurityContext; readonly container: ContainerSecurityContext } {
  const { service, report } = subject
  if (service.privileged)
    report(
      weakenedIsolation(
        'privileged',
        'gives the container all rights on its node',
        originsOf(service, 'privileged')[0],
      ),
    )
  else if (service.privileged === false)
    report(ignoredKey('privileged: false', 'no container is unless it requests it', keyOriginOf(service, 'privileged')))
  return {
    pod: lowered(service, { supplementalGroups: because(toGroups(subject), 'group_add'), sysctls: toSysctls(subject) }),
    container: lowered(service, {
      privileged: service.privileged || undefined,
      seccompProfile: options.seccompProfile,
      appArmorProfile: options.appArmorProfile,
      seLinuxOptions: options.seLinuxOptions,
    }),
  }
}

function toUser({ service, report }: Subject): Security['pod_security_context'] {
  if (service.user === undefined) return undefined
  const [user = '', group] = service.user.split(':')
  const at = originsOf(service, 'user')
  const number = numberOf(user)
  const groupNumber = group === undefined ? undefined : numberOf(group)
  const hint = 'Write the number: `docker run --rm IMAGE id` shows it.'
  if (number === undefined) {
    const why = user === '' ? 'a group needs a user' : 'Kubernetes supports only numeric users'
    report(unsupportedKey(`user: ${service.user}`, why, hint, at[0]))
  } else if (group !== undefined && groupNumber === undefined)
    report(unsupportedKey(`user: …:${group}`, 'Kubernetes supports only numeric groups', hint, at[0]))
  if (number === undefined) return undefined
  return tracedTo(at, { run_as_user: number, run_as_group: groupNumber })
}

function numberOf(user: string): number | undefined {
  if (user === 'root') return 0
  return /^\d{1,10}$/.test(user) && Number(user) < 2 ** 31 ? Number(user) : undefined
}

function toGroups({ service, report }: Subject): readonly number[] | undefined {
  const { group_add: groups = [] } = service
  const numbers: number[] = []
  const places: (readonly Origin[])[] = []
  for (const [index, group] of groups.entries()) {
    const number = numberOf(group)
    if (number === undefined)
      report(
        unsupportedKey(
          `group_add: ${group}`,
          'Kubernetes supports only numeric groups',
          'Write the number.',
          originsOf(groups, index)[0],
        ),
      )
    else {
      places.push(originsOf(groups, index))
      numbers.push(number)
    }
  }
  return numbers.length > 0 ? tracedList(groups, numbers, places) : undefined
}

function toCapabilities({ service }: Subject): Capabilities | undefined {
  const names = (list: readonly string[] | undefined) =>
    list &&
    trace(
      list,
      list.map(name => name.toUpperCase().replace(/^CAP_/, '')),
    )
  if (!service.cap_add?.length && !service.cap_drop?.length) return undefined
  return lowered<Capabilities>(service, {
    add: because(names(service.cap_add), 'cap_add'),
    drop: because(names(service.cap_drop), 'cap_drop'),
  })
}

function toSysctls({ service, report }: Subject): PodSecurityContext['sysctls'] {
  const { sysctls } = service
  if (!sysctls || Object.keys(sysctls).length === 0) return undefined
  return Object.entries(sysctls).map(([name, value]) => {
    const at = keyOriginOf(sysctls, name)
    if (!SAFE_SYSCTLS.has(name))
      report(weakenedIsolation(`sysctls.${name}`, 'is refused by nodes that do not allow it by name', at))
    return tracedTo([...(at ? [at] : []), ...originsOf(sysctls, name)], { name, value })
  })
}

/** What every node allows (kubernetes: pkg/kubelet/sysctl/safe_sysctls.go). */
const SAFE_SYSCTLS: ReadonlySet<string> = new Set([
  'kernel.shm_rmid_forced',
  'net.ipv4.ip_local_port_range',
  'net.ipv4.ip_local_reserved_ports',
  'net.ipv4.ip_unprivileged_port_start',
  'net.ipv4.ping_group_range',
  'net.ipv4.tcp_fin_timeout',
  'net.ipv4.tcp_keepalive_intvl',
  'net.ipv4.tcp_keepalive_probes',
  'net.ipv4.tcp_keepalive_time',
  'net.ipv4.tcp_rmem',
  'net.ipv4.tcp_syncookies',
  'net.ipv4.tcp_wmem',
])
