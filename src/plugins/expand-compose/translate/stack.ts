import type {
  Compose,
  Context,
  Diagnostic,
  Environment,
  SecretRule,
  UnexpandedEntry,
  UnitKey,
} from 'k3s-platform/plugin'
import type { ComposeProject } from '../model/project.ts'
import type { Service } from '../model/service.ts'

/** A stack on its way into the cluster: what its compose file says, and what apps.yaml says about it. */
export interface Stack {
  readonly unit: UnitKey
  readonly name: string
  readonly namespace: string
  readonly compose: ComposeProject
  readonly entry: UnexpandedEntry
  /** The entry of apps.yaml. */
  readonly settings: Compose
  readonly context: Context
  /** Where it is deployed. */
  readonly environment: Environment
  /** What is a secret in it. */
  readonly secrets: SecretRule
  /** Names in the cluster by names in the compose file. */
  readonly hosts: ReadonlyMap<string, string>
  /** Services that another one waits for until they have ended. */
  readonly awaited: ReadonlySet<string>
  report(diagnostic: Diagnostic): void
}

/** One service of a stack. */
export interface Subject {
  /** Its name in the compose file. */
  readonly name: string
  /** Its name in the cluster. */
  readonly host: string
  readonly service: Service
  readonly stack: Stack
  report(diagnostic: Diagnostic): void
}
