import type { CompileOptions, Config } from 'k3s-platform'
import { type Arguments, didYouMean } from './arguments.ts'
import { tag } from './option.ts'
import { UsageError } from './usage-error.ts'

/** The image tags of `--tag 1.2` and `--tag apps/api=1.3`. */
export async function tagsOf(given: Arguments, config: Config): Promise<NonNullable<CompileOptions['tags']>> {
  const declared: readonly string[] = [...config.declared]
  const units: Record<string, string> = {}
  let every: string | undefined
  for (const text of given.list(tag)) {
    const match = /^(?:(apps|compose|helm|serverless)\/([^=/]+)=)?([A-Za-z0-9_][A-Za-z0-9._-]{0,127})$/.exec(text)
    if (!match)
      throw new UsageError(
        `"${text}" is not a valid value of --tag.`,
        'Write --tag 1.2, or --tag apps/api=1.3 for one unit.',
      )
    const [, section, name, value] = match
    const unit = section && `${section}/${name}`
    if (unit && !declared.includes(unit))
      throw new UsageError(
        `Unknown unit "${unit}" in --tag.`,
        (await didYouMean(unit, declared)) ?? `It declares ${declared.join(', ')}.`,
      )
    if (unit) units[unit] = value!
    else every = value
  }
  return { ...(every !== undefined && { every }), units }
}
