import type { Config, ConfigNode } from './config/config.ts'
import { closestTo } from './ir/closest.ts'
import { type Diagnostic, error, warning } from './ir/diagnostic.ts'
import { isMap } from './ir/is-map.ts'
import type { Origin } from './ir/origin.ts'
import { keyOriginOf } from './ir/provenance.ts'
import { newCodeOf } from './renamed-codes.ts'

/**
 * Codes under `diagnostics` that nothing reports: a level that is set for them guards nothing. A code of a plugin of the
 * project, by the name in front of the slash, is the plugin's own.
 */
export async function unknownCodes(config: Config, plugins: readonly string[]): Promise<readonly Diagnostic[]> {
  const settings = settingsOf(config)
  if (settings.length === 0) return []
  // Only read when there is something to compare.
  const { default: codes } = await import('../schemas/diagnostic-codes.json', { with: { type: 'json' } })
  const known = new Set(codes)
  return settings.flatMap(node =>
    Object.keys(node)
      .filter(code => !known.has(code) && !plugins.includes(code.split('/', 1)[0]!))
      .map(code => {
        const [at, newCode] = [keyOriginOf(node, code), newCodeOf(code)]
        return newCode === undefined ? unknownCode(code, closestTo(code, codes), at) : renamedCode(code, newCode, at)
      }),
  )
}

/** Every map of levels: of the root, of entries, and of their environments' blocks. */
function settingsOf({ root, entries, environments }: Config): readonly ConfigNode[] {
  const owners = entries.flatMap(({ node }) => [node, ...environments.map(name => node[name])])
  return [root, ...owners]
    .filter(isMap)
    .map(owner => owner.diagnostics)
    .filter(isMap)
}

/**
 * `diagnostics` sets the level of a code by a name that it had in an earlier version. The level holds for the code under
 * its new name, which may be reported for more than the old one was. Write the new name.
 */
function renamedCode(code: string, newCode: string, at: Origin | undefined): Diagnostic {
  return warning(
    'config/renamed-code',
    `The diagnostic "${code}" is now called "${newCode}".`,
    at,
    `Write "${newCode}".`,
  )
}

/**
 * `diagnostics` sets the level of a code that no plugin has. It is misspelled, or it went away with a new version; what
 * it was to hold back or to let pass is as if the line were not there.
 */
function unknownCode(code: string, suggestion: string | undefined, at: Origin | undefined): Diagnostic {
  return error(
    'config/unknown-code',
    `There is no diagnostic "${code}".`,
    at,
    suggestion ? `Did you mean "${suggestion}"?` : 'Remove it. All codes are in docs/diagnostics.md.',
  )
}
