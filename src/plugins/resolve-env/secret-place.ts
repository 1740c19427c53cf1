/**
 * What happens to a secret variable at a place of apps.yaml: the value of a variable of a container is `assigned` from
 * a Secret, a command has it `referred` to by its name, and anywhere else it is `refused`, since the tree would have
 * it.
 */
export type SecretPlace = 'assigned' | 'referred' | 'refused'

/** What happens to secrets in the map or list to which these keys lead. */
export function secretPlaceOf(path: readonly string[]): SecretPlace {
  if (path.includes('values_inline') || path.includes('patches')) return 'refused'
  if (path.at(-1) === 'environment') return 'assigned'
  const [section, list, ...below] = path
  return section === 'container' && (list === 'command' || list === 'args') && below.length === 0
    ? 'referred'
    : 'refused'
}
