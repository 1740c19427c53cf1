import { type Diagnostic, isIpAddress, keyOriginOf, originsOf } from 'k3s-platform/plugin'
import type { ComposeProject } from '../model/project.ts'
import type { Service } from '../model/service.ts'
import { checkAmounts } from './check-amounts.ts'
import { conflictingKeys, noImage } from './check-messages.ts'
import { checkMounts } from './check-mounts.ts'
import { checkQuantities } from './check-quantities.ts'
import { checkReferences } from './check-references.ts'
import { checkWords } from './check-words.ts'
import { incompleteMaps } from './incomplete.ts'
import { missingKey, wrongFormat } from './shape-messages.ts'

type Report = (diagnostic: Diagnostic) => void

/** What is wrong with a service by itself, and with what it takes of its project, once all files are merged. */
export function checkService(name: string, service: Service, project: ComposeProject, report: Report): void {
  const { image, build, provider, networks, network_mode } = service
  for (const { where, key, at } of incompleteMaps(service)) report(missingKey(where, key, undefined, at))
  if (!image && !build && !provider) report(noImage(name, keyOriginOf(project.services, name)))
  if (build?.dockerfile && build.dockerfile_inline)
    report(conflictingKeys(['dockerfile', 'dockerfile_inline'], keyOriginOf(build, 'dockerfile_inline')))
  if (network_mode && networks && Object.keys(networks).length > 0)
    report(conflictingKeys(['network_mode', 'networks'], keyOriginOf(service, 'network_mode')))
  checkPlatforms(service, report)
  checkQuantities(service, report)
  checkAmounts(service, report)
  checkReferences(service, project, report)
  checkMounts(service, report)
  checkDevices(service, report)
  checkWatches(service, report)
  checkWords(service, report)
  for (const port of service.ports ?? [])
    if (port.host_ip !== undefined && !isIpAddress(port.host_ip))
      report(wrongFormat('host_ip', port.host_ip, 'Write an address of the host.', originsOf(port, 'host_ip')[0]))
}

function checkPlatforms({ build, platform }: Service, report: Report): void {
  const platforms = build?.platforms
  if (!platform || !Array.isArray(platforms) || platforms.length === 0 || platforms.includes(platform)) return
  const hint = `List "${platform}" too, which is the platform of the service.`
  report(wrongFormat('platforms', platforms.join(', '), hint, originsOf(build, 'platforms')[0]))
}

function checkDevices({ gpus = [], deploy }: Service, report: Report): void {
  for (const request of [...gpus, ...(deploy?.resources?.reservations?.devices ?? [])])
    if (request.count !== undefined && request.device_ids !== undefined)
      report(conflictingKeys(['count', 'device_ids'], keyOriginOf(request, 'device_ids')))
}

function checkWatches({ develop }: Service, report: Report): void {
  for (const watch of develop?.watch ?? []) {
    if (watch.path === '') report(wrongFormat('path', '', 'Write a path.', originsOf(watch, 'path')[0]))
    if (!watch.target && watch.action !== 'rebuild' && watch.action !== 'restart')
      report(missingKey('the watch', 'target', 'Files are copied to it.', originsOf(watch)[0]))
  }
}
