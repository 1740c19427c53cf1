import { type Diagnostic, keyOriginOf } from 'k3s-platform/plugin'
import type { ComposeProject } from '../model/project.ts'
import { conflictingKeys, noContent } from './check-messages.ts'
import type { Fields } from './nodes.ts'

type Report = (diagnostic: Diagnostic) => void

/** What is wrong with volumes, configs and secrets by themselves. */
export function checkResources({ volumes, configs, secrets }: ComposeProject, report: Report): void {
  for (const volume of Object.values(volumes)) {
    if (volume.external !== true) continue
    const other = Object.keys(volume).find(key => key !== 'external' && key !== 'name')
    if (other !== undefined) report(conflictingKeys(['external', other], keyOriginOf(volume, other)))
  }
  // With a value of a variable, `content` was not written.
  for (const [name, config] of Object.entries(configs)) {
    const written = config.environment === undefined ? ['file', 'environment', 'content'] : ['file', 'environment']
    checkContent('config', name, config, written, configs, config.external !== undefined, report)
  }
  for (const [name, secret] of Object.entries(secrets))
    checkContent('secret', name, secret, ['file', 'environment'], secrets, secret.external === true, report)
}

function checkContent(
  kind: string,
  name: string,
  resource: object,
  keys: readonly string[],
  section: object,
  isElsewhere: boolean,
  report: Report,
): void {
  const fields = resource as Fields
  const written = keys.filter(key => fields[key] !== undefined)
  if (written.length > 1) report(conflictingKeys(written, keyOriginOf(resource, written[1]!)))
  if (written.length === 0 && !isElsewhere) report(noContent(kind, name, keys, keyOriginOf(section, name)))
}
