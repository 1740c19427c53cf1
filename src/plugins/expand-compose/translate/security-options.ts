import { because, type Origin, originsOf, type SecurityProfile, type Written } from 'k3s-platform/plugin'
import { ignoredKey, unsupportedKey, weakenedIsolation } from './loss-messages.ts'
import type { Subject } from './stack.ts'

/** What `security_opt` says, each with its place. */
export interface SecurityOptions {
  readonly allowPrivilegeEscalation?: Written<boolean>
  readonly seccompProfile?: Written<SecurityProfile>
  readonly appArmorProfile?: Written<SecurityProfile>
  readonly seLinuxOptions?: Written<Readonly<Record<string, string>>>
}

/** Reads `security_opt`: `name:value` or `name=value`. */
export function toSecurityOptions(subject: Subject): SecurityOptions {
  const { security_opt: list = [] } = subject.service
  let options: SecurityOptions = {}
  for (const [index, text] of list.entries()) {
    const origins = originsOf(list, index)
    const [name = '', ...rest] = text.split(/[:=]/)
    const option = toOption(name, rest.join(':'), origins, options, subject)
    options = { ...options, ...withEarlierPlaces(option, options) }
  }
  return options
}

/** An option that is given twice has both places. */
function withEarlierPlaces(option: SecurityOptions, earlier: SecurityOptions): SecurityOptions {
  const entries = Object.entries(option) as [keyof SecurityOptions, Written<object>][]
  const joined = entries.map(([name, { value, reason }]) => {
    const places = earlier[name]?.reason ?? []
    return [name, because(value, [...places.filter(place => !reason.includes(place)), ...reason])]
  })
  return Object.fromEntries(joined) as SecurityOptions
}

function toOption(
  name: string,
  value: string,
  origins: readonly Origin[],
  options: SecurityOptions,
  { report }: Subject,
): SecurityOptions {
  const at = origins[0]
  switch (name) {
    case 'no-new-privileges': {
      const isForbidden = value === '' || value === 'true'
      if (!isForbidden) report(ignoredKey('no-new-privileges: false', 'it is so unless it is forbidden', at))
      return isForbidden ? { allowPrivilegeEscalation: because(false, origins) } : {}
    }
    case 'seccomp':
      return toSeccomp(value, origins, report)
    case 'apparmor':
      if (value === 'unconfined') report(weakenedIsolation('apparmor:unconfined', 'removes the AppArmor profile', at))
      return {
        appArmorProfile: because(
          value === 'unconfined' ? { type: 'Unconfined' } : { type: 'Localhost', localhostProfile: value },
          origins,
        ),
      }
    case 'label':
      return toLabel(value, origins, options, report)
    default:
      report(unsupportedKey(`security_opt: ${name}`, 'Kubernetes does not have this option', 'Remove it.', at))
      return {}
  }
}

function toSeccomp(value: string, origins: readonly Origin[], report: Subject['report']): SecurityOptions {
  if (value !== 'unconfined') {
    report(
      unsupportedKey(
        'security_opt: seccomp',
        'a profile is a file of the node, not of the stack',
        'Bring it to the nodes, and name it in "security.pod_security_context.seccomp_profile" in apps.yaml.',
        origins[0],
      ),
    )
    return {}
  }
  report(weakenedIsolation('seccomp:unconfined', 'lets the container make every call to the kernel', origins[0]))
  return { seccompProfile: because({ type: 'Unconfined' }, origins) }
}

function toLabel(
  value: string,
  origins: readonly Origin[],
  { seLinuxOptions }: SecurityOptions,
  report: Subject['report'],
): SecurityOptions {
  const [kind = '', text = ''] = value.split(/:(.*)/s)
  if (!['user', 'role', 'type', 'level'].includes(kind) || text === '') {
    report(
      unsupportedKey(
        `security_opt: label:${value}`,
        'Kubernetes does not have this option of SELinux',
        'Remove it.',
        origins[0],
      ),
    )
    return {}
  }
  const places = [...(seLinuxOptions?.reason ?? []), ...origins]
  return { seLinuxOptions: because({ ...seLinuxOptions?.value, [kind]: text }, places) }
}
