import type { Config } from 'k3s-platform'
import type { Arguments } from '../arguments.ts'
import { unknownEnvironment } from '../environments.ts'
import { UsageError } from '../usage-error.ts'
import { oneEnvironment } from './option.ts'

/** The one requested environment, which the file must declare; a file with errors is not checked. */
export async function environmentIn({ environments }: Config, given: Arguments): Promise<string> {
  const asked = given.text(oneEnvironment)
  const name = asked ?? 'local'
  if (environments.length === 0 || environments.includes(name)) return name
  if (asked !== undefined) throw await unknownEnvironment(name, environments)
  throw new UsageError(
    `Which environment? The file declares ${environments.join(', ')}, and not "local".`,
    `Write --env ${environments[0]}.`,
  )
}
