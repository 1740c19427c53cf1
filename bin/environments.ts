import type { Config } from 'k3s-platform'
import { type Arguments, didYouMean } from './arguments.ts'
import { allEnvironments, environment } from './option.ts'
import { UsageError } from './usage-error.ts'

/** The environments that are meant. With none named it is the only one of the file, or else `otherwise`. */
export async function chosenEnvironments(
  given: Arguments,
  config: Config,
  otherwise: 'all' | 'ask',
): Promise<readonly string[]> {
  const declared = config.environments
  const asked = [...new Set(given.list(environment))]
  if (given.has(allEnvironments)) {
    if (asked.length === 0) return declared
    throw new UsageError('--env and --all-envs are mutually exclusive.', 'Remove one of them.')
  }
  if (asked.length === 1 && asked[0] === 'all' && !declared.includes('all')) return declared
  if (asked.length === 0 && (otherwise === 'all' || declared.length < 2)) return declared
  if (asked.length === 0)
    throw new UsageError(
      `Which environment? The file declares ${declared.join(', ')}.`,
      `Write --env ${declared[0]}, or --all-envs for all of them.`,
    )
  for (const name of asked) if (!declared.includes(name)) throw await unknownEnvironment(name, declared)
  return asked
}

/** That there is no such environment, with the one that was probably meant. */
export async function unknownEnvironment(name: string, declared: readonly string[]): Promise<UsageError> {
  return new UsageError(
    `Unknown environment "${name}".`,
    (await didYouMean(name, declared)) ?? `It declares ${declared.join(', ')}.`,
  )
}
