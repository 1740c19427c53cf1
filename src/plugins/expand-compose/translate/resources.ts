import { type App, because, keyOriginOf, lowered, originsOf, own, type Written } from 'k3s-platform/plugin'
import type { DeviceRequest } from '../model/devices.ts'
import { byteSize } from '../text/byte-size.ts'
import { leavesOf } from './leaves.ts'
import { ignoredKey, invalidValue, unsupportedKey } from './loss-messages.ts'
import { quantityOfBytes } from './quantity-of-bytes.ts'
import type { Subject } from './stack.ts'
import { writtenSettings } from './written-settings.ts'

/** What a service needs and may use. `deploy.resources` wins over the older keys. */
export function toResources(subject: Subject): App['resources'] {
  const { service } = subject
  const { limits, reservations } = service.deploy?.resources ?? {}
  reportRest(subject)
  const resources = lowered<Resources>(service, {
    memory: memory(subject, [reservations, 'memory'], [service, 'mem_reservation']),
    memory_limit: memory(subject, [limits, 'memory'], [service, 'mem_limit']),
    cpu: cpus(subject, [reservations, 'cpus']),
    cpu_limit: cpus(subject, [limits, 'cpus'], [service, 'cpus']) ?? quota(subject),
    gpu: toGpu(subject),
  })
  return Object.keys(resources).length > 0 ? resources : undefined
}

type Resources = Required<App>['resources']

function reportRest({ service, report }: Subject): void {
  const { limits = {}, reservations = {} } = service.deploy?.resources ?? {}
  for (const { path, at } of leavesOf(limits, 'pids', 'deploy.resources.limits'))
    report(unsupportedKey(path, "it is a setting of the node's kubelet", 'Set podPidsLimit of the nodes.', at))
  for (const { path, at } of leavesOf(reservations, 'generic_resources', 'deploy.resources.reservations'))
    report(
      unsupportedKey(
        path,
        'it is for Docker Swarm',
        'A device plugin and "resources.gpu.type" in apps.yaml bring other resources.',
        at,
      ),
    )
}

type Source = readonly [node: object | undefined, key: string]

function memory(subject: Subject, ...sources: readonly Source[]) {
  return first(subject, sources, 'size', text => {
    const bytes = byteSize(text)
    return bytes === undefined || bytes < 0 ? undefined : quantityOfBytes(bytes)
  })
}

function cpus(subject: Subject, ...sources: readonly Source[]) {
  return first(subject, sources, 'number of processors', text => {
    const number = Number(text)
    return text.trim() === '' || !(number >= 0) || !Number.isFinite(number) ? undefined : quantityOfCpus(number)
  })
}

/** The first of several keys that has a value; the others are reported as ignored. Zero means no limit. */
function first(
  { report }: Subject,
  sources: readonly Source[],
  wanted: string,
  read: (text: string) => string | undefined,
) {
  let found: Written<string> | undefined
  for (const [node, key] of sources) {
    const text = (node as Readonly<Record<string, string | undefined>> | undefined)?.[key]
    if (text === undefined || node === undefined) continue
    const origins = originsOf(node, key)
    const value = read(text)
    if (value === undefined) report(invalidValue(key, text, wanted, origins[0]))
    else if (found) report(ignoredKey(key, '"deploy.resources" already sets it', keyOriginOf(node, key)))
    else if (value === '0') report(ignoredKey(key, 'zero means that there is none', keyOriginOf(node, key)))
    else found = because(value, origins)
  }
  return found
}

/** Processors as Kubernetes counts them: `2`, `500m`; the smallest part is a thousandth. */
function quantityOfCpus(number: number): string {
  const thousandths = Math.ceil(Math.round(number * 1e6) / 1e3)
  return thousandths % 1000 === 0 ? String(thousandths / 1000) : `${thousandths}m`
}

/** Docker's own way to say the same: so much time of each period. */
function quota({ service, report }: Subject) {
  const { cpu_quota: written, cpu_period: period = '100000' } = service
  if (written === undefined) {
    if (service.cpu_period !== undefined)
      report(
        unsupportedKey(
          'cpu_period',
          'it has no effect without "cpu_quota"',
          'Write "cpus".',
          keyOriginOf(service, 'cpu_period'),
        ),
      )
    return undefined
  }
  const processors = Number(written) / Number(period)
  if (Number.isFinite(processors) && processors > 0)
    return because(quantityOfCpus(processors), [
      ...originsOf(service, 'cpu_quota'),
      ...originsOf(service, 'cpu_period'),
    ])
  if (Number(written) > 0)
    report(invalidValue('cpu_period', period, 'number of microseconds', originsOf(service, 'cpu_period')[0]))
  else report(ignoredKey('cpu_quota', 'it means no limit', keyOriginOf(service, 'cpu_quota')))
  return undefined
}

function toGpu(subject: Subject) {
  const { service, report } = subject
  const requests = [...(service.deploy?.resources?.reservations?.devices ?? []), ...(service.gpus ?? [])]
  const isGpu = ({ capabilities }: DeviceRequest) => capabilities?.includes('gpu') ?? true
  for (const request of requests) if (!isGpu(request)) reportDevice(request, report)
  const [request, other] = requests.filter(isGpu)
  if (other) reportDevice(other, report)
  if (!request) return undefined
  const count = request.device_ids?.length ?? (typeof request.count === 'number' ? request.count : 1)
  if (request.options !== undefined)
    report(
      unsupportedKey(
        'devices.options',
        'device plugins do not support options of a pod',
        'Remove them.',
        keyOriginOf(request, 'options'),
      ),
    )
  if (request.device_ids)
    report(
      unsupportedKey(
        'devices.device_ids',
        'the scheduler chooses which devices a pod gets, not which ones they are',
        `It requests ${count} of them.`,
        keyOriginOf(request, 'device_ids'),
      ),
    )
  const isWritten = writtenSettings(subject.name, subject.stack).some(({ resources }) => resources?.gpu !== undefined)
  if (!request.device_ids && typeof request.count !== 'number' && !isWritten)
    report(
      unsupportedKey(
        'gpus: all',
        'a pod requests a number of GPUs, and this one requests 1',
        `Set the number in apps.yaml: services.${subject.name}.resources.gpu: { count: 2 }.`,
        originsOf(request, 'count')[0] ?? originsOf(request)[0],
      ),
    )
  reportGpu(request, report)
  const type = own(GPUS, request.driver ?? '') ?? 'nvidia.com/gpu'
  const gpu = lowered<Required<Resources>['gpu']>(request, {
    type: because(type, ['driver', 'capabilities']),
    count: because(count, request.device_ids ? 'device_ids' : 'count'),
  })
  return because(gpu, originsOf(request))
}

const GPUS: Readonly<Record<string, string>> = {
  amd: 'amd.com/gpu',
  amdgpu: 'amd.com/gpu',
  nvidia: 'nvidia.com/gpu',
}

function reportGpu(request: DeviceRequest, report: Subject['report']): void {
  const { driver, capabilities = [] } = request
  // Docker takes whichever driver can do it.
  if (driver !== undefined && driver !== '' && !Object.hasOwn(GPUS, driver))
    report(
      unsupportedKey(
        `devices.driver: ${driver}`,
        'only nvidia and amd are supported, and the pod requests nvidia',
        'Set "resources.gpu.type" of the service in apps.yaml.',
        originsOf(request, 'driver')[0],
      ),
    )
  for (const [index, capability] of capabilities.entries())
    if (capability !== 'gpu')
      report(
        ignoredKey(
          `devices.capabilities: ${capability}`,
          'a container gets a whole device',
          originsOf(capabilities, index)[0],
        ),
      )
}

function reportDevice(request: DeviceRequest, report: Subject['report']): void {
  report(
    unsupportedKey(
      'devices',
      'only one request for GPUs has a counterpart',
      'A device plugin and "resources.gpu.type" in apps.yaml bring other devices.',
      originsOf(request)[0],
    ),
  )
}
