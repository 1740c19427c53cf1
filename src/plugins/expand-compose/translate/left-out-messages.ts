import { type Diagnostic, enumerated, info, type Origin, warning } from 'k3s-platform/plugin'
import type { Mention } from './mentions.ts'

/** `enabled: false` in apps.yaml leaves a service out. Services that wait for it start without it. */
export function leftOut(name: string, waiting: readonly string[], at: Origin | undefined): Diagnostic {
  const others =
    waiting.length > 0 ? `; ${enumerated(waiting)} ${waiting.length > 1 ? 'do' : 'does'} not wait for it` : ''
  return info('compose/service-left-out', `"${name}" is left out${others}.`, at, undefined, { loss: 'dropped' })
}

/**
 * `enabled: false` in apps.yaml leaves out a service that others name in their environment variables or commands. There
 * is no Service of that name in the cluster unless something else creates one.
 */
export function missedService(name: string, mentions: readonly Mention[]): Diagnostic {
  const services = [...new Set(mentions.map(({ service }) => service))]
  const variable = mentions.find(mention => mention.variable !== undefined)
  const [first, ...others] = mentions
  return warning(
    'compose/missed-service',
    `${enumerated(services)} ${services.length > 1 ? 'refer' : 'refers'} to "${name}", which is left out.`,
    first?.at,
    variable
      ? `Set the address of its replacement: services.${variable.service}.environment.${variable.variable} in apps.yaml.`
      : 'Change what refers to it.',
    { ...(others.length > 0 && { related: others.map(({ at }) => ({ message: 'also here', at })) }) },
  )
}
