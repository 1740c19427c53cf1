import type { Config, UnsoundEntry } from './config/config.ts'
import { UNKNOWN } from './config/sound-entry.ts'
import type { Diagnostic } from './ir/diagnostic.ts'
import { own } from './ir/own.ts'

/** The configuration with what is sound of entries with mistakes, to check what that means. */
export function withUnsound(config: Config): Config {
  return { ...config, entries: [...config.entries, ...config.unsound], unsound: [], diagnostics: [] }
}

/**
 * The errors about what is sound of entries with mistakes: those at keys that do not depend on what is missing, since
 * others may be consequences.
 */
export function errorsOfUnsound(diagnostics: readonly Diagnostic[], { unsound }: Config): readonly Diagnostic[] {
  const byUnit = new Map(unsound.map(entry => [entry.unit as string, entry]))
  return diagnostics.filter(({ severity, entry, at }) => {
    const about = entry === undefined ? undefined : byUnit.get(entry)
    return about !== undefined && severity === 'error' && at !== undefined && isIndependent(about, at.path)
  })
}

function isIndependent({ removed }: UnsoundEntry, path: string): boolean {
  const [, key = ''] = /^\w+\[\d+\]\.([\w-]+)/.exec(path) ?? []
  if (key === '' || removed.has(key)) return false
  const others = own(DEPENDS_ON, key) ?? []
  return others.length === 0 || !(removed.has(UNKNOWN) || others.some(other => removed.has(other)))
}

/** Keys that are checked against others; all others are checked by themselves. */
const DEPENDS_ON: Readonly<Record<string, readonly string[]>> = {
  build: ['image', 'path'],
  chart: ['version'],
  env_refs: ['environment'],
  image: ['build', 'path'],
  ingress: ['container', 'scaling'],
  ingress_annotations: ['ingress'],
  path: ['build', 'image'],
  pod_disruption_budget: ['replicas', 'scaling'],
  probes: ['container', 'ingress'],
  replicas: ['scaling'],
  scaling: ['container', 'ingress', 'replicas', 'resources'],
  security: ['container', 'ingress', 'volumes'],
  volumes: ['replicas', 'scaling', 'security'],
}
