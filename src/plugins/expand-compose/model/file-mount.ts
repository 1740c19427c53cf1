/** A config or secret as a service sees it. */
export interface FileMount {
  readonly source: string
  /** An absolute path; for a secret also a name in `/run/secrets`. */
  readonly target?: string
  readonly uid?: string
  readonly gid?: string
  /** The text of the mode as written, octal: `0440`. */
  readonly mode?: string
}
