import {
  type App,
  because,
  type Fields,
  keyOriginOf,
  lowered,
  type Origin,
  originsOf,
  own,
  tracedTo,
  type Written,
} from 'k3s-platform/plugin'
import { approximatedKey, unsupportedKey } from './loss-messages.ts'
import type { Subject } from './stack.ts'

/** On which nodes pods run: `deploy.placement` and `platform`. */
export function toPlacement(
  subject: Subject,
): Fields<Pick<App, 'node_affinity' | 'node_selector' | 'topology_spread'>> {
  const selector = new Map<string, Written<string>>()
  const required: RequiredNode[] = []
  const { service } = subject
  const { constraints = [] } = service.deploy?.placement ?? {}
  for (const [index, text] of constraints.entries()) {
    const origins = originsOf(constraints, index)
    const found = toConstraint(text)
    const [key = '', value = ''] = found?.selector ?? []
    const earlier = selector.get(key)
    if (!found) subject.report(unknownConstraint(text, origins[0]))
    else if (earlier && earlier.value !== value) subject.report(contradiction(text, origins[0]))
    else if (found.selector) selector.set(key, because(value, [...(earlier?.reason ?? []), ...origins]))
    else if (found.requirement) required.push(tracedTo(origins, found.requirement))
  }
  for (const [key, value] of toPlatform(subject))
    if (!selector.has(key)) selector.set(key, because(value, originsOf(service, 'platform')))
  const spread = toSpread(subject)
  return {
    ...(selector.size > 0 && {
      node_selector: because(lowered(service, Object.fromEntries(selector)), originsOf(service)),
    }),
    ...(required.length > 0 && {
      node_affinity: because(
        tracedTo(originsOf(service.deploy?.placement, 'constraints'), { required }),
        originsOf(service.deploy?.placement, 'constraints'),
      ),
    }),
    ...(spread.length > 0 && { topology_spread: because(spread, originsOf(service.deploy, 'placement')) }),
  }
}

function unknownConstraint(text: string, at: Origin | undefined) {
  return unsupportedKey(
    'deploy.placement.constraints',
    `"${text}" does not match a label of nodes in Kubernetes`,
    'Known: node.labels.<label>, node.hostname, node.role, node.platform.os and node.platform.arch, with == or !=.',
    at,
  )
}

function contradiction(text: string, at: Origin | undefined) {
  return unsupportedKey(
    'deploy.placement.constraints',
    `no node matches both "${text}" and an earlier constraint`,
    'Keep one of the two.',
    at,
  )
}

type RequiredNode = NonNullable<Required<App>['node_affinity']['required']>[number]
type Spread = Required<App>['topology_spread'][number]

interface Constraint {
  readonly selector?: readonly [string, string]
  readonly requirement?: RequiredNode
}

const CONSTRAINT = /^\s*node\.(labels\.[^\s=!]+|hostname|role|platform\.os|platform\.arch)\s*(==|!=|=)\s*(\S+)\s*$/

function toConstraint(text: string): Constraint | undefined {
  const [, what = '', sign, value = ''] = CONSTRAINT.exec(text) ?? []
  if (sign === undefined) return undefined
  const isEqual = sign !== '!='
  if (what === 'role') {
    const isManager = (value === 'manager') === isEqual
    if (value !== 'manager' && value !== 'worker') return undefined
    return {
      requirement: { key: 'node-role.kubernetes.io/control-plane', operator: isManager ? 'Exists' : 'DoesNotExist' },
    }
  }
  const key = LABELS[what] ?? what.slice('labels.'.length)
  const known = what === 'platform.arch' ? architectureOf(value) : value
  return isEqual ? { selector: [key, known] } : { requirement: { key, operator: 'NotIn', values: [known] } }
}

const LABELS: Readonly<Record<string, string>> = {
  hostname: 'kubernetes.io/hostname',
  'platform.os': 'kubernetes.io/os',
  'platform.arch': 'kubernetes.io/arch',
}

function toPlatform({ service, report }: Subject): readonly (readonly [string, string])[] {
  if (service.platform === undefined) return []
  const [os = '', architecture, variant] = platformOf(service.platform)
  const at = originsOf(service, 'platform')[0]
  if (os !== 'linux' && os !== 'windows') {
    report(
      unsupportedKey(
        'platform',
        `no node of a cluster is of "${service.platform}"`,
        'A "runtime" brings another platform to a node.',
        at,
      ),
    )
    return []
  }
  if (variant !== undefined)
    report(approximatedKey('platform', `requires ${os}/${architecture}: labels of nodes have no variant`, at))
  return [
    ['kubernetes.io/os', os] as const,
    ...(architecture === undefined ? [] : [['kubernetes.io/arch', architectureOf(architecture)] as const]),
  ]
}

/** System, processor and variant; one word alone is a system, or a processor of Linux. */
function platformOf(text: string): readonly string[] {
  const parts = text.toLowerCase().split('/')
  return parts.length > 1 || text === 'linux' || text === 'windows' ? parts : ['linux', text]
}

/** Names of processors as Kubernetes has them. */
function architectureOf(name: string): string {
  return { x86_64: 'amd64', 'x86-64': 'amd64', aarch64: 'arm64', i386: '386' }[name] ?? name
}

const SPREAD = /^node\.(labels\.(\S+)|hostname|platform\.os|platform\.arch)$/

function toSpread({ service, report }: Subject): readonly Spread[] {
  const { preferences = [], max_replicas_per_node: most } = service.deploy?.placement ?? {}
  const spread: Spread[] = preferences.flatMap(preference => {
    const [, what = '', label = what] = SPREAD.exec(preference.spread ?? '') ?? []
    if (label === '') {
      report(
        unsupportedKey(
          'deploy.placement.preferences',
          `"${preference.spread}" is not a label of nodes in Kubernetes`,
          'Write node.labels.<label>.',
          originsOf(preference, 'spread')[0],
        ),
      )
      return []
    }
    return [
      tracedTo<Spread>(originsOf(preference, 'spread'), {
        topology_key: own(LABELS, label) ?? label,
        max_skew: 1,
        when_unsatisfiable: 'ScheduleAnyway',
      }),
    ]
  })
  if (most !== undefined) {
    const origins = originsOf(service.deploy?.placement, 'max_replicas_per_node')
    report(
      approximatedKey(
        'deploy.placement.max_replicas_per_node',
        `spreads pods evenly over nodes; Kubernetes has no greatest number for each`,
        keyOriginOf(service.deploy?.placement, 'max_replicas_per_node'),
      ),
    )
    spread.push(
      tracedTo<Spread>(origins, {
        topology_key: 'kubernetes.io/hostname',
        max_skew: most,
        when_unsatisfiable: 'DoNotSchedule',
      }),
    )
  }
  return spread
}
