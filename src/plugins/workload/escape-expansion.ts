/**
 * A text that Kubernetes leaves as it is. In variables, commands and arguments it reads `$(NAME)` as a variable and
 * `$$` as one dollar (kubernetes: third_party/forked/golang/expansion/expand.go).
 */
export function escapeExpansion(text: string): string {
  return text.replace(/\$(?=[$(])/g, '$$$$')
}
