import { type Diagnostic, error, type Origin, warning } from 'k3s-platform/plugin'
import type { ComposeProject } from '../model/project.ts'

type Place = Origin | undefined

/**
 * `profiles` of a stack in apps.yaml, or `COMPOSE_PROFILES`, has a profile that no service of the Compose file has. The
 * services that it was meant to start are not built.
 */
export function unknownProfile(
  name: string,
  profile: { readonly by: string; readonly meant: string | undefined; readonly known: readonly string[] },
  at: Place,
): Diagnostic {
  const { by, meant, known } = profile
  return warning(
    'compose/unknown-profile',
    `No service has the profile "${name}"${by === 'profiles' ? '' : ` of ${by}`}.`,
    at,
    meant ? `Did you mean "${meant}"?` : `Known: ${known.join(', ') || 'none'}.`,
  )
}

/**
 * No service of a stack is built: the Compose file has none, `enabled: false` leaves all of them out, or their profiles
 * are not active. An empty stack in the tree would delete everything that an earlier one created.
 */
export function noServices({ file, inactive, leftOut }: ComposeProject, at: Place): Diagnostic {
  const profiles = [...new Set(Object.values(inactive).flat())]
  const why =
    profiles.length > 0
      ? `none of the profiles of its services is active`
      : leftOut.length > 0
        ? '"enabled: false" leaves all its services out'
        : `"${file}" has no services`
  const way =
    profiles.length > 0
      ? `Add the profiles that you need to the entry: profiles: [${profiles.join(', ')}]. `
      : leftOut.length > 0
        ? 'Set "enabled: true" for a service. '
        : 'Name another file with "compose_file". '
  return error(
    'compose/no-services',
    `The stack has nothing to build: ${why}.`,
    at,
    `${way}To leave the stack out of an environment, set "enabled: false" in its block.`,
  )
}
