import type { Config, Network, Secret, Volume } from './resources.ts'
import type { Service } from './service.ts'

/**
 * A compose project as the Compose Specification means it: files merged, variables replaced, `extends` and `include`
 * resolved, every short form written long. Its nodes know where they were written, but where a map has one.
 */
export interface ComposeProject {
  /** The main file, relative to the folder of apps.yaml. */
  readonly file: string
  /** What `name:` says, when it is there. */
  readonly name?: string
  /** Services without a profile, and those of an active one, in the order of the file. */
  readonly services: Readonly<Record<string, Service>>
  /** Services that no active profile asks for, with their profiles. */
  readonly inactive: Readonly<Record<string, readonly string[]>>
  /** Services that apps.yaml leaves out, with `enabled: false`. */
  readonly leftOut: readonly string[]
  readonly networks: Readonly<Record<string, Network>>
  readonly volumes: Readonly<Record<string, Volume>>
  readonly configs: Readonly<Record<string, Config>>
  readonly secrets: Readonly<Record<string, Secret>>
  /** What variables in files of variables may refer to: what is set outside, and what `.env` says. */
  readonly variables: Readonly<Record<string, string>>
  /** For each of these that was made of others, their names: a secret stays one under another name. */
  readonly variableSources: Readonly<Record<string, readonly string[]>>
  /** Top-level sections that have no counterpart in Kubernetes, as written: `models`, `jobs`. */
  readonly others: Readonly<Record<string, unknown>>
}
