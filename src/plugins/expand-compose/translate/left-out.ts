import { keyOriginOf, type Origin, originsOf } from 'k3s-platform/plugin'
import { leftOut, missedService } from './left-out-messages.ts'
import { mentionsOf } from './mentions.ts'
import type { Stack } from './stack.ts'
import { writtenSettings } from './written-settings.ts'

/** Reports which services apps.yaml leaves out, and which others use them. */
export function reportLeftOut(stack: Stack): void {
  const { compose, report } = stack
  for (const name of compose.leftOut) {
    const waiting = Object.entries(compose.services).filter(([, { depends_on: others = {} }]) =>
      Object.hasOwn(others, name),
    )
    report(
      leftOut(
        name,
        waiting.map(([service]) => service),
        placeOf(name, stack),
      ),
    )
    const mentions = mentionsOf(name, compose.services).filter(
      ({ service, variable }) => variable === undefined || !isReplaced(service, variable, stack),
    )
    if (mentions.length > 0) report(missedService(name, mentions))
  }
}

function isReplaced(service: string, variable: string, stack: Stack): boolean {
  return writtenSettings(service, stack).some(({ environment }) => Object.hasOwn(environment ?? {}, variable))
}

function placeOf(name: string, { settings }: Stack): Origin | undefined {
  return originsOf(settings.services?.[name], 'enabled')[0] ?? keyOriginOf(settings.defaults, 'enabled')
}
