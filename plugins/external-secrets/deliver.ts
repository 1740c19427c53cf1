import {
  type Context,
  certificatesOf,
  type NeededSecret,
  neededSecrets,
  originsOf,
  type Project,
  type Workload,
} from 'k3s-platform/plugin'
import { externalSecret, storeKindOf } from './external-secret.ts'
import { keyMissing, keysUnknown, storeExpected, unusedException } from './messages.ts'
import type { SecretSettings } from './settings.ts'
import { hasKey } from './template.ts'

/** Emits an ExternalSecret for each Secret that pods need and that nothing else creates. */
export function deliverSecrets(project: Project, context: Context): void {
  const { environment, workloads } = project
  const settings = environment.settings.secrets
  if (!settings) return
  const needed = neededSecrets(workloads)
  reportSettings(settings, needed, context)
  const others = new Set([...(settings.except ?? []).flatMap(namesIn(needed)), ...madeByIssuers(project)])
  for (const secret of needed) {
    if (others.has(idOf(secret))) continue
    const { unit } = secret.users[0]!
    if (secret.isWhole && hasKey(settings.key)) context.report(keysUnknown(secret.name, unit, secret.at))
    if (secret.keys.length > 0 || !hasKey(settings.key)) {
      const users = usersOf(secret, project)
      context.emit(externalSecret(secret, settings, users, project), users.owner)
    }
  }
}

function reportSettings(settings: SecretSettings, needed: readonly NeededSecret[], context: Context): void {
  const { key, property, store, except = [] } = settings
  if (!hasKey(key) && !hasKey(property)) context.report(keyMissing(key, originsOf(settings, 'key')[0]))
  for (const [index, name] of except.entries())
    if (!needed.some(secret => secret.name === name)) context.report(unusedException(name, originsOf(except, index)[0]))
  if (needed.length > 0)
    context.report(storeExpected(storeKindOf(settings), store, context.environment, originsOf(settings, 'store')[0]))
}

/** The workload in whose unit the Secret is delivered: the one that is applied first; and the first wave in that unit. */
function usersOf(secret: NeededSecret, { units, workloads }: Project): { owner: Workload; wave: number } {
  const waves = new Map(units.map(({ unit, wave }) => [unit, wave]))
  const users = workloads
    .filter(({ unit, name }) => secret.users.some(user => user.unit === unit && user.workload === name))
    .toSorted((one, other) => waves.get(one.unit)! - waves.get(other.unit)! || waveOf(one) - waveOf(other))
  const owner = users[0]!
  return { owner, wave: waveOf(owner) }
}

function waveOf({ wave = 0 }: Workload): number {
  return wave
}

/** cert-manager creates the certificates of routes with an issuer. */
function madeByIssuers({ routes }: Project): readonly string[] {
  return certificatesOf(routes).flatMap(({ issuer, namespace, secretName }) =>
    issuer ? [`${namespace}/${secretName}`] : [],
  )
}

function namesIn(needed: readonly NeededSecret[]) {
  return (name: string) => needed.filter(secret => secret.name === name).map(idOf)
}

function idOf({ namespace, name }: NeededSecret): string {
  return `${namespace}/${name}`
}
