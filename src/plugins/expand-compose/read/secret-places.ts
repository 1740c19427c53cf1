/**
 * What happens to a secret variable at a place of a compose file: its value is `kept` where nothing reads it,
 * `referred` to by its name where the container can look it up, the same for a value that is `assigned` to a variable,
 * and `refused` where it would be written into the tree.
 */
export type SecretPlace = 'assigned' | 'kept' | 'referred' | 'refused'

/** What happens to secrets at the place to which these keys lead. */
export function secretPlaceOf(path: readonly string[]): SecretPlace {
  if (path.some(step => step.startsWith('x-'))) return 'kept'
  const [section, , key = '', ...rest] = path
  if (section === 'configs' && key === 'content') return 'referred'
  if (section !== 'services') return 'refused'
  if (key === 'environment') return 'assigned'
  // What builds an image is in no manifest, and in the metadata without secrets.
  if (key === 'build' || key === 'develop') return 'referred'
  if (COMMANDS.has(key) || (key === 'healthcheck' && rest[0] === 'test')) return 'referred'
  return HOOKS.has(key) && rest[1] === 'command' ? 'referred' : 'refused'
}

const COMMANDS: ReadonlySet<string> = new Set(['command', 'entrypoint'])
const HOOKS: ReadonlySet<string> = new Set(['post_start', 'pre_start', 'pre_stop'])
