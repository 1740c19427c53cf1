import type { Diagnostic } from 'k3s-platform'
import type { ProjectPlugins } from './project-plugins.ts'

/** The same diagnostics; where a plugin that was left out may be what is missing, the hint names the option. */
export function withLeftOut(
  diagnostics: readonly Diagnostic[],
  { leftOut }: Pick<ProjectPlugins, 'leftOut'>,
): readonly Diagnostic[] {
  if (leftOut === undefined) return diagnostics
  const option = `If it comes from a plugin in ${leftOut}, remove --no-config.`
  return diagnostics.map(diagnostic =>
    OF_PLUGINS.has(diagnostic.code)
      ? { ...diagnostic, hint: diagnostic.hint === undefined ? option : `${option} ${diagnostic.hint}` }
      : diagnostic,
  )
}

/** What apps.yaml names and only a plugin brings. */
const OF_PLUGINS: ReadonlySet<string> = new Set([
  'config/unknown-ingress-class',
  'config/unknown-plugin',
  'config/unknown-scaling-type',
])
