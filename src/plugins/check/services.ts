import type { Field, Mistake } from 'k3s-platform/plugin'
import {
  duplicateValue,
  forbiddenField,
  invalidLabel,
  invalidName,
  invalidValue,
  isCidr,
  isIpAddress,
  missingField,
  outOfRange,
  type Resource,
  violationOfDns1123Label,
  violationOfDns1123Subdomain,
  violationOfQualifiedName,
} from 'k3s-platform/plugin'
import type { ServicePort, ServiceSpec } from 'kubernetes-types/core/v1.js'
import { labelMistakes } from './labels.ts'
import { portMistakes, portNumberMistakes } from './ports.ts'
import { unknownValue } from './schema-messages.ts'

/** Services: where they send traffic, and from where they can be reached. */
export function* services(resource: Resource): Iterable<Mistake> {
  const { spec } = resource.object as { spec?: ServiceSpec }
  if (!spec) return yield missingField({ resource, pointer: '' }, 'spec')
  yield* portsMistakes(resource, spec)
  yield* labelMistakes(resource, spec.selector, '/spec/selector')
  if (spec.type === 'ExternalName') yield* externalNameMistakes(resource, spec)
  else yield* addressMistakes(resource, spec)
  yield* reachMistakes(resource, spec)
}

function* portsMistakes(resource: Resource, spec: ServiceSpec): Iterable<Mistake> {
  const ports = spec.ports ?? []
  if (ports.length === 0 && spec.clusterIP !== 'None' && spec.type !== 'ExternalName')
    yield missingField({ resource, pointer: '/spec' }, 'ports', 'a Service needs a port, unless it is headless')
  const seen: Seen = { names: new Map(), numbers: new Map(), nodePorts: new Map() }
  for (const [index, port] of ports.entries()) {
    const field = { resource, pointer: `/spec/ports/${index}` }
    if (!port.name && ports.length > 1) yield missingField(field, 'name', 'with several ports, each needs a "name"')
    yield* portMistakesOf(field, port, seen)
    if (port.nodePort && (spec.type ?? 'ClusterIP') === 'ClusterIP')
      yield forbiddenField(at(field, 'nodePort'), 'a Service of type "ClusterIP" is reached inside of the cluster only')
  }
}

interface Seen {
  readonly names: Map<string, Field>
  readonly numbers: Map<string, Field>
  readonly nodePorts: Map<string, Field>
}

function* portMistakesOf(field: Field, port: ServicePort, seen: Seen): Iterable<Mistake> {
  const { name, protocol = 'TCP', targetPort, appProtocol } = port
  const violation = name ? violationOfDns1123Label(name) : undefined
  if (violation) yield invalidName(at(field, 'name'), name!, violation)
  else if (name) yield* unique(at(field, 'name'), name, seen.names)
  yield* portNumberMistakes(at(field, 'port'), port.port ?? 0)
  yield* unique(at(field, 'port'), port.port, seen.numbers, `${protocol}/${port.port}`)
  if (port.nodePort) yield* unique(at(field, 'nodePort'), port.nodePort, seen.nodePorts, `${protocol}/${port.nodePort}`)
  if (port.nodePort && (port.nodePort < 30000 || port.nodePort > 32767))
    yield outOfRange(at(field, 'nodePort'), port.nodePort, 'from 30000 to 32767, as clusters have it by default')
  if (targetPort !== undefined && targetPort !== 0 && targetPort !== '')
    yield* portMistakes(at(field, 'targetPort'), targetPort)
  const wrong = appProtocol === undefined ? undefined : violationOfQualifiedName(appProtocol)
  if (wrong) yield invalidLabel(at(field, 'appProtocol'), appProtocol!, wrong)
}

function* externalNameMistakes(resource: Resource, spec: ServiceSpec): Iterable<Mistake> {
  const name = (spec.externalName ?? '').replace(/\.$/, '')
  const violation = name ? violationOfDns1123Subdomain(name) : undefined
  if (!name) yield missingField({ resource, pointer: '/spec' }, 'externalName')
  else if (violation) yield invalidName({ resource, pointer: '/spec/externalName' }, spec.externalName!, violation)
  for (const field of ['clusterIP', 'clusterIPs', 'ipFamilies', 'ipFamilyPolicy'] as const)
    if (spec[field]?.length)
      yield forbiddenField({ resource, pointer: `/spec/${field}` }, 'an ExternalName has no address')
}

function* addressMistakes(resource: Resource, spec: ServiceSpec): Iterable<Mistake> {
  const { clusterIP, clusterIPs, type } = spec
  const isHeadless = clusterIP === 'None'
  const field = { resource, pointer: '/spec/clusterIP' }
  if (isHeadless && (type === 'NodePort' || type === 'LoadBalancer'))
    yield forbiddenField(field, `a Service of type "${type}" needs an address`)
  for (const [index, address] of (clusterIPs ?? (clusterIP ? [clusterIP] : [])).entries())
    if (address !== '' && !(address === 'None' && index === 0) && !isIpAddress(address))
      yield invalidValue(
        clusterIPs ? { resource, pointer: `/spec/clusterIPs/${index}` } : field,
        address,
        'is not a valid IP address',
        'For example: 10.0.0.1.',
      )
  if (clusterIPs?.length && clusterIPs[0] !== (clusterIP ?? clusterIPs[0]))
    yield invalidValue(field, clusterIP, 'must be the first of "clusterIPs"')
  for (const [index, family] of (spec.ipFamilies ?? []).entries())
    if (spec.ipFamilies!.indexOf(family) < index)
      yield duplicateValue({ resource, pointer: `/spec/ipFamilies/${index}` }, family, {
        resource,
        pointer: '/spec/ipFamilies/0',
      })
}

function* reachMistakes(resource: Resource, spec: ServiceSpec): Iterable<Mistake> {
  const { type = 'ClusterIP', sessionAffinity, sessionAffinityConfig, externalIPs = [] } = spec
  if (type !== 'LoadBalancer')
    for (const name of ['loadBalancerSourceRanges', 'allocateLoadBalancerNodePorts', 'loadBalancerClass'] as const)
      if (spec[name] !== undefined && (spec[name] as unknown[]).length !== 0)
        yield forbiddenField({ resource, pointer: `/spec/${name}` }, 'only a Service of type "LoadBalancer" has it')
  for (const [index, range] of (spec.loadBalancerSourceRanges ?? []).entries())
    if (!isCidr(range.trim()))
      yield invalidValue(
        { resource, pointer: `/spec/loadBalancerSourceRanges/${index}` },
        range,
        'is not a valid CIDR block',
      )
  if (spec.externalTrafficPolicy && type === 'ClusterIP' && externalIPs.length === 0)
    yield forbiddenField(
      { resource, pointer: '/spec/externalTrafficPolicy' },
      'nothing outside of the cluster reaches it',
    )
  for (const [index, address] of externalIPs.entries())
    if (!isIpAddress(address) || UNREACHABLE.test(address))
      yield invalidValue(
        { resource, pointer: `/spec/externalIPs/${index}` },
        address,
        isIpAddress(address) ? 'never leaves its machine or its network' : 'is not a valid IP address',
        'For example: 10.0.0.1.',
      )
  const { healthCheckNodePort, externalTrafficPolicy } = spec
  if (healthCheckNodePort && !(type === 'LoadBalancer' && externalTrafficPolicy === 'Local'))
    yield forbiddenField(
      { resource, pointer: '/spec/healthCheckNodePort' },
      'it needs "type: LoadBalancer" and "externalTrafficPolicy: Local"',
    )
  const affinity = { resource, pointer: '/spec/sessionAffinityConfig' }
  if (sessionAffinityConfig && sessionAffinity !== 'ClientIP')
    yield forbiddenField(affinity, 'it needs "sessionAffinity: ClientIP"')
  const seconds = sessionAffinityConfig?.clientIP?.timeoutSeconds
  if (seconds !== undefined && (seconds < 1 || seconds > 86400))
    yield outOfRange(at(affinity, 'clientIP/timeoutSeconds'), seconds, 'from 1 to 86400')
  const { trafficDistribution } = spec as { trafficDistribution?: string }
  if (trafficDistribution !== undefined && !DISTRIBUTIONS.includes(trafficDistribution))
    yield unknownValue({ resource, pointer: '/spec/trafficDistribution' }, trafficDistribution, DISTRIBUTIONS)
}

function* unique(field: Field, value: unknown, seen: Map<string, Field>, key = String(value)): Iterable<Mistake> {
  const earlier = seen.get(key)
  if (earlier) yield duplicateValue(field, value, earlier)
  else seen.set(key, field)
}

function at(field: Field, name: string): Field {
  return { ...field, pointer: `${field.pointer}/${name}` }
}

/** Loopback, link-local and no address at all. */
const UNREACHABLE = /^(?:127\.|169\.254\.|224\.0\.0\.|0\.0\.0\.0$|::1?$|fe[89ab][\da-f]:|ff02:)/i
const DISTRIBUTIONS = ['PreferClose', 'PreferSameZone', 'PreferSameNode']
