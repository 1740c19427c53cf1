/** What an environment's folder is to hold. */
export interface Tree {
  /** Name of the environment's folder; `''` for the output folder itself. */
  readonly environment: string
  /** Path relative to the environment's folder, with `/` → text. */
  readonly files: ReadonlyMap<string, string>
}
