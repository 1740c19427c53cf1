import type { Config, ConfigNode } from './config/config.ts'
import type { Diagnostic, Severity } from './ir/diagnostic.ts'
import { isMap } from './ir/is-map.ts'
import { keyOriginOf } from './ir/provenance.ts'
import { newCodeOf } from './renamed-codes.ts'

/** The levels of diagnostics, in addition to those of the file. */
export interface LevelOptions {
  readonly environment: string
  /** Whether warnings are errors, except those whose level the file sets. */
  readonly strict: boolean
}

/** Diagnostics at the levels that the project wants, and those that it does not want to hear. */
export interface Levelled {
  readonly diagnostics: readonly Diagnostic[]
  readonly silenced: readonly Diagnostic[]
}

/**
 * Applies `diagnostics:` of the root and of the current entry (the entry wins), then `strict`. An error stays one:
 * without it the tree would be broken. A lower level for it is reported as a warning.
 */
export function applyLevels(diagnostics: readonly Diagnostic[], config: Config, options: LevelOptions): Levelled {
  const told: Diagnostic[] = []
  const silenced: Diagnostic[] = []
  const ignored = new Map<string, Diagnostic>()
  for (const diagnostic of diagnostics) {
    const setting = settingFor(diagnostic, config, options.environment)
    if (setting && diagnostic.severity === 'error' && setting.level !== 'error')
      ignored.set(JSON.stringify(keyOriginOf(setting.node, setting.code)), levelIgnored(setting, options))
    if (setting?.level === 'off' && diagnostic.severity !== 'error') silenced.push(diagnostic)
    else told.push({ ...diagnostic, severity: severityOf(diagnostic, setting?.level, options.strict) })
  }
  return { diagnostics: [...told, ...ignored.values()], silenced }
}

type Level = Severity | 'off'

interface Setting {
  readonly node: ConfigNode
  /** As it was written, which may be an earlier name. */
  readonly code: string
  readonly level: Level
}

function severityOf({ code, severity }: Diagnostic, level: Level | undefined, strict: boolean): Severity {
  if (severity === 'error') return severity
  if (level !== undefined && level !== 'off') return level === 'warning' && strict ? 'error' : level
  return strict && (severity === 'warning' || code.endsWith(MUTABLE_TAG)) ? 'error' : severity
}

/** An image whose content may change under its tag is reported as an info, but a strict build may not have one. */
const MUTABLE_TAG = '/mutable-tag'

/** The closest setting: the entry's block of the environment, the entry, the root. */
function settingFor({ code, entry }: Diagnostic, { root }: Config, environment: string): Setting | undefined {
  const node = entry === undefined ? undefined : entryNode(root, entry)
  for (const owner of [mapAt(node, environment), node, root]) {
    const settings = mapAt(owner, 'diagnostics') ?? {}
    const written = Object.hasOwn(settings, code) ? code : Object.keys(settings).find(key => newCodeOf(key) === code)
    const level = written === undefined ? undefined : settings[written]
    if (written !== undefined && isLevel(level)) return { node: settings, code: written, level }
  }
  return undefined
}

function entryNode(root: ConfigNode, unit: string): ConfigNode | undefined {
  const slash = unit.indexOf('/')
  const list = root[unit.slice(0, slash)]
  return Array.isArray(list) ? list.find(node => isMap(node) && node.name === unit.slice(slash + 1)) : undefined
}

/**
 * `diagnostics` sets an error to a lower level. What an error is about would make a tree that a cluster refuses or that
 * does harm, so only warnings and infos can be changed. Remove the line, and solve what the error is about.
 */
function levelIgnored({ node, code, level }: Setting, { environment }: LevelOptions): Diagnostic {
  const at = keyOriginOf(node, code)
  return {
    code: 'config/level-ignored',
    severity: 'warning',
    message: `"${code}" is an error, and cannot be made "${level}": what it is about would break the generated tree.`,
    ...(at && { at }),
    hint: 'Only warnings and infos can be switched off. Remove this line.',
    environments: [environment],
  }
}

function isLevel(value: unknown): value is Level {
  return value === 'off' || value === 'info' || value === 'warning' || value === 'error'
}

function mapAt(node: ConfigNode | undefined, key: string): ConfigNode | undefined {
  const value = node?.[key]
  return isMap(value) ? value : undefined
}
