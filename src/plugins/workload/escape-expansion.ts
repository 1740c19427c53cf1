import { withoutReferences } from 'k3s-platform/plugin'

/**
 * A string that Kubernetes leaves as it is. In variables, commands and arguments it reads `$(NAME)` as a variable and
 * `$$` as one dollar (kubernetes: third_party/forked/golang/expansion/expand.go); what means a variable of the
 * container becomes just that.
 */
export function escapeExpansion(text: string): string {
  return withoutReferences(text.replace(/\$(?=[$(])/g, '$$$$'), name => `$(${name})`)
}
