/** Names in a sentence: all of them, or the first ones and how many more there are. */
export function enumerated(names: readonly string[], most = 8): string {
  const rest = names.length - most
  return rest > 1 ? `${names.slice(0, most).join(', ')} and ${rest} more` : names.join(', ')
}
