import type { Diagnostic } from 'k3s-platform/plugin'
import { toService, type WrittenService } from '../../../../src/plugins/expand-compose/canonical/to-service.ts'
import { nodeOf } from '../../../node-of.ts'

/** A service that is written as YAML in the folder `stack`, in its long form, and what was said about it. */
export function inLongForm(yaml: string, folder = 'stack'): { service: WrittenService; diagnostics: Diagnostic[] } {
  const diagnostics: Diagnostic[] = []
  const indented = yaml.replace(/^/gm, '    ')
  const services = nodeOf(`services:\n  web:\n${indented}\n`, { version: '1.2', spelledNumbers: true })
    .services as object
  const service = toService(services, 'web', folder, diagnostic => diagnostics.push(diagnostic))
  return { service: service ?? {}, diagnostics }
}
