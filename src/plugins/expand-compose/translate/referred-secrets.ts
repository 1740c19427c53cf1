import { type Origin, originsOf, referencesIn } from 'k3s-platform/plugin'
import type { Service } from '../model/service.ts'

/** A variable whose value a command of a service looks up. */
export interface ReferredSecret {
  readonly name: string
  readonly origins: readonly Origin[]
}

/** The variables to which commands of a service refer, since their values are secrets. */
export function referredSecrets(service: Service): readonly ReferredSecret[] {
  const commands = [
    service.command,
    service.entrypoint,
    service.healthcheck?.test,
    ...[...(service.post_start ?? []), ...(service.pre_stop ?? []), ...(service.pre_start ?? [])].map(
      hook => hook.command,
    ),
    ...(service.pre_start ?? []).map(hook => hook.entrypoint),
  ]
  return commands.flatMap(words =>
    (words ?? []).flatMap((word, index) =>
      referencesIn(word).map(name => ({ name, origins: originsOf(words, index) })),
    ),
  )
}
