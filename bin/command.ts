import type { Config } from 'k3s-platform'
import type { Arguments } from './arguments.ts'
import type { Option } from './option.ts'
import type { World } from './world.ts'

/** One command: what `--help` says about it, and what it does. */
export interface Command {
  readonly name: string
  readonly group: 'Build' | 'Run' | 'Inspect' | 'Extend'
  /** One line, starting with a verb. */
  readonly summary: string
  /** The words behind the name, as `<resource> [pointer]`. */
  readonly operands?: string
  /** The number of operands after the name; none if absent. */
  readonly most?: number
  /** Lines that you can copy; the first is in the list of all commands. */
  readonly examples: readonly string[]
  readonly options: readonly Option[]
  /** Candidates for the first operand in an environment, for completion. */
  completes?(
    config: Config,
    environment: string,
    variables: Readonly<Record<string, string>>,
  ): Promise<readonly string[]>
  /** Does it, and answers with the exit code. */
  run(given: Arguments, world: World): Promise<number>
}
