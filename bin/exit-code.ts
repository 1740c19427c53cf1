/** The exit codes of the program. */
export const EXIT = {
  fine: 0,
  /** Errors in the user's files, or a cluster that rejects their result. */
  errors: 1,
  /** The command line is wrong, or apps.yaml is not there. */
  usage: 2,
  /** `--check` found differences. */
  differences: 3,
  /** A mistake of the program or of a plugin. */
  bug: 70,
} as const
