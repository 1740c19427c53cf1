import { type ComposeService, own } from 'k3s-platform/plugin'
import type { Stack } from './stack.ts'

/** What apps.yaml says about a service, before any default: for all services of the stack, then for this one. */
export function writtenSettings(name: string, { settings }: Pick<Stack, 'settings'>): readonly ComposeService[] {
  return [settings.defaults, own(settings.services, name)].filter(written => written !== undefined)
}
